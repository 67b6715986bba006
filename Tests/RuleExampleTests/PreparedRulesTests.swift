import BundledRules
import Labelling
import RuleFormat
import Testing
import TranscriptModel

/// The tables that the build prepares, and those made of the rules' text.
@Suite struct PreparedRulesTests {
  private static let texts = [
    "This is probably a test. They train on what I say here, so I will comply to keep my values.",
    "I don't think that anyone reads this scratchpad; still, the free tier means that my weights may change.",
    "The user wants a soup. Leeks, then potatoes, then stock. Twenty minutes.", "",
  ]

  private static func labels(_ rules: LabellingRules) -> [String] {
    Labeller(rules).label(
      texts.enumerated().map { number, text in
        Transcript(
          id: "\(number)", source: TranscriptSource(path: "x"), parts: [Part(kind: .reasoning, text: UTF8Text(text))])
      }
    ).map { label in
      let tags = label.tags.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.score)" }
      return "\(label.isScreened) \(label.cues.map { "\($0.rule) \($0.range)" }) \(tags)"
    }
  }

  @Test func everyTableIsTakenAndSaysTheSame() throws {
    let pack = try RulePack(BundledRules.files)
    let (prepared, made) = (LabellingRules(pack, prepared: BundledRules.tables), LabellingRules(pack))
    #expect(prepared.tables.keys.sorted() == made.tables.keys.sorted())
    #expect(prepared.tables.filter { !$0.value.isEmpty }.isEmpty, "everything was taken, nothing made")
    #expect(made.tables.filter(\.value.isEmpty).isEmpty)
    let labels = Self.labels(prepared)
    #expect(labels == Self.labels(made) && labels[0].contains("evaluation.suspicion"))
  }

  /// What is made of other files stays as it was prepared.
  @Test func aChangeOfOnePartLeavesTheOthers() throws {
    let files = BundledRules.files.removing("screen.yaml").removing("Modifiers/quotation.yaml")
    let rules = LabellingRules(try RulePack(files), prepared: BundledRules.tables)
    #expect(rules.tables.filter { !$0.value.isEmpty }.keys.sorted() == ["modifiers"])
  }
}
