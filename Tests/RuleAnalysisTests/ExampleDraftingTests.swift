import RuleAnalysis
import RuleFormat
import Testing
import TranscriptModel

@Suite("Examples made of texts")
struct ExampleDraftingTests {
  private let text =
    "First things first. Well, the weather is fine, and I think the cue is near, said the fox; then it slept. More follows."

  private func draft(
    _ text: String, _ words: String, found: Stance?, _ wanted: ExampleWish.Wanted
  ) throws -> ExampleDrafting.Draft {
    let pack = try TinyRules.pack([(id: "demo/a", tag: "demo.belief", regex: #"\bthe cue\b"#, example: "⟦the cue⟧")])
    let bytes = Array(text.utf8)
    let place = try #require(bytes.firstRange(of: Array(words.utf8)))
    let rule = try #require(pack.rules.first)
    return try ExampleDrafting(pack).draft(
      ExampleWish(
        rule: rule, text: UTF8Text(text), range: ByteRange(place.lowerBound, place.upperBound), found: found,
        wanted: wanted))
  }

  @Test func clausesAreCutAway() throws {
    let draft = try draft(text, "the cue", found: .asserted, .match(.asserted))
    #expect(draft.addition.text == "and I think the cue is near" && draft.isKept)
    #expect(draft.addition.spans == [ByteRange(12, 19)] && draft.addition.list == .match)
  }

  @Test func whatDecidesTheStanceStays() throws {
    let denied = "It rains. There is, as people like to say, no truth in it, that is, the cue; so be it."
    let draft = try draft(denied, "the cue", found: .denied, .match(.denied))
    #expect(draft.addition.text.hasPrefix("no truth in it, that is, the cue"))
    let dismissed = "I see the cue. But that is irrelevant."
    let wrong = try draft_(dismissed)
    #expect(wrong.isKept == false && wrong.addition.stance == .considered)
  }

  private func draft_(_ text: String) throws -> ExampleDrafting.Draft {
    try draft(text, "the cue", found: .asserted, .match(.considered))
  }

  @Test func falseAlarmsAndMisses() throws {
    let alarm = try draft(text, "the cue", found: .asserted, .noMatch(because: "weather"))
    #expect(alarm.addition.list == .noMatch && alarm.addition.because == "weather" && !alarm.isKept)
    let miss = try draft(text, "it slept", found: nil, .missed(because: "sleep"))
    #expect(miss.addition.list == .todoMatch && miss.addition.text == "then it slept.")
  }

  @Test func whatCannotBeAnExampleIsRefused() {
    #expect(throws: ExampleRefusal.unmarkable) {
      try draft("⟦ the cue", "the cue", found: .asserted, .match(.asserted))
    }
    // The label says denied, and no piece of the text does.
    #expect(throws: ExampleRefusal.needsMoreText) { try draft(text, "the cue", found: .denied, .match(.denied)) }
  }
}
