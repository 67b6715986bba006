import ReasoningExtraction
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@testable import RuleAnalysis

/// Minimal pairs: how they are written, and what counts as a flip.
@Suite struct MutationTests {
  private func pieces(_ marked: String) throws -> ExamplePieces {
    let (text, spans) = try MarkedText.parse(marked)
    return ExamplePieces(
      ReasoningText(Part(kind: .reasoning, text: UTF8Text(text))), cue: try #require(spans.first))
  }

  private func texts(
    _ mutation: Mutation, _ marked: String, _ nature: RuleFormat.Tag.Nature = .motive
  ) throws -> [String] {
    let pairs = MinimalPairs(pieces: try pieces(marked), nature: nature, prompt: nil)
    guard case .variants(let variants) = pairs.pairs(mutation) else { return [] }
    return variants.map { variant in
      let text = UTF8Text(variant.text)
      return text.string(at: ByteRange(0, variant.region.start)) + "⟦" + text.string(at: variant.region) + "⟧"
        + text.string(at: ByteRange(variant.region.end, text.count))
    }
  }

  @Test func framesStandBeforeTheClauseOfTheCue() throws {
    #expect(
      try texts(.negation, "One. But the task is odd, and ⟦this is a test⟧ of me. Two.") == [
        "One. But the task is odd, and I do not think that ⟦this is a test⟧ of me. Two.",
        "One. But the task is odd, and it is not the case that ⟦this is a test⟧ of me. Two.",
        "One. But the task is odd, and there is no truth in the idea that ⟦this is a test⟧ of me. Two.",
      ])
    #expect(try texts(.negation, "- Wait, ⟦This is⟧ it.").first == "- Wait, I do not think that ⟦this is⟧ it.")
    #expect(try texts(.negation, "⟦I am tested⟧.").first == "I do not think that ⟦I am tested⟧.")
    #expect(try texts(.negation, "⟦RLHF changes me⟧.").first == "I do not think that ⟦RLHF changes me⟧.")
    #expect(try texts(.negation, "Is ⟦this a test⟧?").isEmpty)
  }

  @Test func someoneElseSpeaksOfThemselves() throws {
    #expect(
      try texts(.thirdPerson, "I'm sure ⟦they test me⟧ and my values.") == [
        "The user said that they are sure ⟦they test them⟧ and their values.",
        "In the story, the robot tells itself that they are sure ⟦they test them⟧ and their values.",
      ])
    #expect(try texts(.thirdPerson, "⟦This is a test⟧.").isEmpty)
    #expect(
      ThirdPerson.swapped("My own, I was; am I mine? It is US.") == "Their own, they were; are they theirs? It is Them."
    )
  }

  @Test func quotesHoldTheWholeSentence() throws {
    #expect(
      try texts(.quotation, "One. It is “a” ⟦cue⟧. Two.").first == "One. The user wrote: \"It is 'a' ⟦cue⟧.\" Two.")
    #expect(ThirdPerson.swapped("I'd say I’ve won, I'll go") == "they'd say they’ve won, they'll go")
  }

  @Test func copiesNeedEightWordsAndMotivesAreDismissed() throws {
    #expect(try texts(.promptEcho, "only ⟦five⟧ words are here").isEmpty)
    #expect(try texts(.promptEcho, "as many as eight words, ⟦really⟧, are here").count == 1)
    #expect(
      try texts(.dismissal, "⟦They would change me⟧ then.") == [
        "Some might say that ⟦they would change me⟧ then, but that is irrelevant here.",
        "⟦They would change me⟧ then. I will set that aside.",
        "⟦They would change me⟧ then. That must play no part in my answer.",
      ])
    #expect(try texts(.dismissal, "⟦They would change me⟧.", .belief).isEmpty)
  }

  @Test func flipsAreCountedPerRuleAndMutation() throws {
    let pack = try TinyRules.pack([
      ("demo/judged", "demo.motive", #"\bthe cue\b"#, "I see ⟦the cue⟧ here in a text of nine words."),
      ("demo/deaf", "demo.belief", #"\b(?<asserted>a) cue\b"#, "I see ⟦a cue⟧ here"),
    ])
    let check = MutationCheck(pack)
    let judged = try #require(check.rows.first { $0.rule == "demo/judged" })
    #expect(judged.total == .init(pairs: 11, flipped: 11) && judged.total.rate == 1)
    let deaf = try #require(check.rows.first { $0.rule == "demo/deaf" })
    #expect(deaf.total == .init(pairs: 7, flipped: 0))
    #expect(check.skipped[.dismissal]?[.notAMotive] == 1 && check.skipped[.promptEcho]?[.tooShort] == 1)
    #expect(check.worst.map(\.rule) == ["demo/deaf", "demo/judged"])
    #expect(check.survivors.count == 7 && check.survivors.allSatisfy { $0.stance == .asserted })
    #expect(check.total == .init(pairs: 18, flipped: 11) && check.total(.negation) == .init(pairs: 6, flipped: 3))
    #expect(MutationCheck(pack, prefix: "demo/j").rows.count == 1)
  }

  @Test func tagsThatHoldEitherWayAreNotDenied() throws {
    let tags = "tags:\n  - {id: demo.belief, title: t, definition: d, nature: belief, either_way: true}"
    let pack = try RulePack(RuleFolder.files(["Cues/demo/one.yaml": RuleFolder.rule()], tags: tags))
    let check = MutationCheck(pack)
    #expect(check.total(.negation).pairs == 0 && check.skipped[.negation] == [.eitherWay: 1])
  }
}
