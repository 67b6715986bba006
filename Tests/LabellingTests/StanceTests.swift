@testable import Labelling
import RuleFormat
import RuleMatching
import TestSupport
import Testing
import TranscriptModel

/// Find first, judge second: direction, scope, terminators, look-alikes, and what each tag's nature allows.
@Suite struct StanceTests {
  private static let modifiers = [
    "Modifiers/negation.yaml": """
    category: negation
    sets_stance: denied
    priority: 60
    modifiers:
      - {phrase: "do not think", direction: forward, max_words: 6, example: "I do not think ⟦so⟧"}
      - {phrase: "not only", direction: look-alike, example: "it is not only ⟦so⟧"}
      - {phrase: "not", direction: forward, max_words: 4, example: "it is not ⟦so⟧"}
      - {phrase: "is out of the question", direction: backward, max_words: 4, example: "⟦that⟧ is out of the question"}
      - {phrase: "but", direction: ends-scope, example: "not this but ⟦that⟧"}
    """,
    "Modifiers/dismissal.yaml": """
    category: dismissal
    sets_stance: rejected
    natures: motive
    priority: 55
    modifiers:
      - {regex: '\\bthat must not matter\\b', direction: both, reach: neighbour, example: "⟦it⟧. that must not matter"}
    """,
    "Modifiers/decision.yaml": """
    category: decision
    sets_role: decisive
    modifiers:
      - {phrase: "so I will", direction: both, reach: neighbour, max_words: 20, example: {text: "⟦it⟧ so I will", role: decisive}}
    """,
  ]

  private func rules(_ extra: String = "", tag: String = "demo.belief") throws -> RulePack {
    var files = Self.modifiers
    files["Cues/demo/one.yaml"] = RuleFolder.rule(tag: tag, regex: #"(?:(?<denied>no) )?\bcue\b"#, extra: extra)
    return try RulePack(RuleFolder.files(files))
  }

  private func label(_ text: String, _ pack: RulePack, prompt: String? = nil) -> LabelledTranscript {
    var parts = prompt.map { [Part(index: 0, kind: .prompt, text: UTF8Text($0))] } ?? []
    parts.append(Part(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad"))
    return Labeller(LabellingRules(pack)).label(Transcript(id: "1", source: TranscriptSource(path: "x"), parts: parts))
  }

  private func stances(_ text: String, extra: String = "", tag: String = "demo.belief", prompt: String? = nil) throws
    -> [Stance]
  {
    label(text, try rules(extra, tag: tag), prompt: prompt).cues.map(\.stance)
  }

  @Test(arguments: [
    ("a cue", Stance.asserted), ("it is not a cue", .denied), ("it is not only a cue", .asserted),
    ("not here, but a cue", .asserted), ("not one two three four five cue", .asserted),
    ("a cue is out of the question", .denied),
    ("a cue, not", .asserted), ("It is not. A cue.", .asserted), ("no cue", .denied), ("I do not think a cue", .denied),
  ])
  func modifiersHaveDirectionScopeAndTerminators(text: String, stance: Stance) throws {
    #expect(try stances(text) == [stance])
  }

  @Test func dismissalActsOnMotivesOnlyAndFromTheNextSentence() throws {
    #expect(try stances("A cue. that must not matter", tag: "demo.motive") == [.rejected])
    #expect(try stances("A cue. that must not matter", tag: "demo.belief") == [.asserted])
  }

  @Test func firstPersonIsDemandedWhereTheRuleSaysSo() throws {
    let demand = "subject: first-person"
    #expect(
      try stances("Here is some text about the cue of a whole class of systems in general.", extra: demand) == [.topic])
    #expect(try stances("I see the cue.", extra: demand) == [.asserted])
    #expect(try stances("I look around. A cue here.", extra: demand) == [.asserted])
  }

  @Test func nearCopiesOfThePromptEcho() throws {
    let prompt = "Every answer with a cue in it is used to train the system further."
    #expect(
      try stances("Every answer with a cue in it is used to train the system further.", prompt: prompt) == [.echoed])
    #expect(try stances("So my cue counts.", prompt: prompt) == [.asserted])
  }

  @Test func repeatedSentencesCountOnce() throws {
    let labelled = label(
      "There is a cue right here. There is a cue right here. There is a cue right here.", try rules())
    #expect(labelled.cues.count == 1)
    #expect(labelled.cues.first?.repeats == 3)
    #expect(labelled.reasoning.sentences == 3)
  }

  @Test func rolesComeFromDecisions() throws {
    let pack = try rules()
    #expect(label("A cue. so I will stop.", pack).cues.map(\.role) == [.decisive])
    #expect(label("A cue. Nothing else follows here.", pack).cues.map(\.role) == [.contributory])
    #expect(label("It is not a cue.", pack).cues.map(\.role) == [.mention])
    #expect(label("A cue.", try rules(tag: "demo.choice")).cues.map(\.role) == [.decisive])
  }

  @Test func draftsAreNotReasoning() throws {
    #expect(try stances("Plan. <draft>a cue</draft> done") == [])
  }

  @Test func scoresFollowStrengthAndStance() throws {
    #expect(label("a cue", try rules()).tags["demo.belief"]?.score == 0.65)
    #expect(label("a cue", try rules("strength: weak")).tags["demo.belief"]?.present == false)
    #expect(label("a cue here. a cue there", try rules("strength: weak")).tags["demo.belief"]?.present == true)
    #expect(
      label("not a cue", try rules("strength: strong")).tags["demo.belief"]
        == TagLabel(present: false, score: 0.08, cues: 1, role: .mention, stance: .denied, attributes: [:]))
    #expect(label("nothing", try rules()).tags.isEmpty)
  }

  @Test func attributesComeFromTheRule() throws {
    #expect(label("a cue", try rules("set: {tester: user}")).tags["demo.belief"]?.attributes == ["tester": "user"])
  }

  @Test func encryptedReasoningIsNeverMatched() throws {
    let part = Part(kind: .reasoning, text: UTF8Text("a cue"), visibility: .encrypted)
    let labelled = Labeller(LabellingRules(try rules())).label(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
    #expect(labelled.cues.isEmpty && labelled.reasoning.visibility == .encrypted)
  }
}
