@testable import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@Suite struct CompositeTests {
  private static let composites = """
    composites:
      - {id: both, title: t, definition: d, all: [demo.belief, demo.motive], tie: {passage: 2}}
      - {id: tied, title: t, definition: d, all: [demo.belief, demo.choice], tie: {passage_or_decision: 1}}
      - {id: without, title: t, definition: d, all: [demo.belief], not: [demo.choice]}
      - {id: either, title: t, definition: d, all: [[demo.motive, demo.choice], demo.belief]}
      - {id: echo, title: t, definition: d, only: {tag: demo.belief, stance: echoed}}
      - {id: graded, title: t, definition: d, weights: {demo.belief: 2.0}, intercept: -1.0}
    """

  private func labels(_ text: String, prompt: String = "") throws -> [String: CompositeLabel] {
    let pack = try RulePack(
      RuleFolder.files([
        "composites.yaml": Self.composites,
        "Cues/demo/a.yaml": RuleFolder.rule(id: "demo/a", tag: "demo.belief", regex: "alpha", match: "⟦alpha⟧"),
        "Cues/demo/b.yaml": RuleFolder.rule(id: "demo/b", tag: "demo.motive", regex: "bravo", match: "⟦bravo⟧"),
        "Cues/demo/c.yaml": RuleFolder.rule(id: "demo/c", tag: "demo.choice", regex: "charlie", match: "⟦charlie⟧"),
      ]))
    let parts = [Part(kind: .prompt, text: UTF8Text(prompt)), Part(kind: .reasoning, text: UTF8Text(text))]
    return Labeller(LabellingRules(pack)).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: parts)
    ).composites
  }

  @Test func passagesTie() throws {
    #expect(try labels("alpha. bravo.")["both"]?.present == true)
    #expect(try labels("alpha. x. bravo.")["both"]?.present == false)
    #expect(try labels("alpha.")["both"] == CompositeLabel(present: false, score: 0))
    #expect(try labels("x")["both"] == nil)
  }

  @Test func decisionsTie() throws {
    // A choice is decisive and the belief contributes, however far apart.
    #expect(try labels("alpha. x. x. x. charlie.")["tied"]?.present == true)
  }

  @Test func notAndEither() throws {
    #expect(try labels("alpha")["without"]?.present == true)
    #expect(try labels("alpha charlie")["without"]?.present == false)
    #expect(try labels("alpha charlie")["either"]?.present == true)
    #expect(try labels("alpha")["either"]?.present == false)
  }

  @Test func onlyAndGraded() throws {
    let prompt = "one two three alpha four five six seven eight"
    #expect(try labels(prompt, prompt: prompt)["echo"]?.score == 1)
    #expect(try labels("alpha", prompt: prompt)["echo"]?.score == 0)
    #expect(try labels("alpha")["graded"]?.score == 0.7311)
    #expect(try labels("alpha. x alpha. y alpha. z alpha.")["graded"]?.score == 0.9933)
  }
}
