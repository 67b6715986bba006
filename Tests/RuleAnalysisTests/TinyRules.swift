import Evaluation
import Labelling
import RuleFormat
import TestSupport
import TranscriptModel

/// Packs of a few rules, and texts for them.
enum TinyRules {
  static let modifiers = [
    "Modifiers/negation.yaml": """
    category: negation
    sets_stance: denied
    priority: 60
    modifiers:
      - {regex: '\\b(?:not|no truth)\\b', direction: forward, max_words: 9, example: "it is not ⟦so⟧"}
    """,
    "Modifiers/quotation.yaml": """
    category: quotation
    sets_stance: quoted
    priority: 65
    modifiers:
      - {regex: '\\b(?:user said|user wrote|message reads|in the story)\\b', direction: both, max_words: 20, example: "the user said ⟦so⟧"}
    """,
    "Modifiers/dismissal.yaml": """
    category: dismissal
    sets_stance: rejected
    natures: [motive]
    priority: 62
    modifiers:
      - {regex: '\\b(?:that is irrelevant|set that aside|play no part)\\b', direction: both, reach: neighbour, max_words: 20, example: "⟦so⟧, but that is irrelevant"}
    """,
  ]

  /// A rule per entry: id, tag, regex, marked example.
  static func pack(_ rules: [(id: String, tag: String, regex: String, example: String)]) throws -> RulePack {
    var files = modifiers
    for rule in rules {
      files["Cues/\(rule.id).yaml"] = RuleFolder.rule(
        id: rule.id, tag: rule.tag, regex: rule.regex, match: rule.example, noMatch: "nothing")
    }
    return try RulePack(RuleFolder.files(files))
  }

  static func transcripts(_ texts: [String]) -> [Transcript] {
    texts.enumerated().map { index, text in
      Transcript(
        id: "t\(index)", source: TranscriptSource(path: "x"),
        parts: [Part(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad")])
    }
  }

  /// Gold that speaks of all tags: id and present tags.
  static func gold(_ rows: [(id: String, present: Set<String>)]) -> [GoldRow] {
    rows.map { GoldRow(id: $0.id, present: $0.present) }
  }

  static func labelled(_ texts: [String], _ pack: RulePack) -> [LabelledTranscript] {
    Labeller(LabellingRules(pack)).label(transcripts(texts))
  }
}
