import Evaluation
import Labelling
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// How much of each tag is vocabulary: its trigger words are masked, and the texts are labelled again.
///
/// Trigger words are what counting cues of the tag mark in this dump, without words of grammar, the most frequent
/// first (by texts). Only texts in which the tag was found are labelled again: masking does not add findings.
package struct VocabularyAblation: Sendable {
  /// Numbers of words that are masked; `nil` masks all.
  package static let steps: [Int?] = [1, 3, 10, nil]

  package struct Row: Sendable {
    package var tag: String
    /// With every word in its place.
    package var before: PresenceCounts
    /// With the cues of the strongest sentence masked: what is left stands on other sentences.
    package var withoutStrongest: PresenceCounts
    /// With the words of `steps` masked, in that order.
    package var masked: [PresenceCounts]
    /// The ten most frequent trigger words and the texts whose cues hold them.
    package var words: [(word: String, texts: Int)]

    /// The part of the recall that is lost; `nil` where nothing was found rightly.
    package func lost(_ after: PresenceCounts) -> Double? {
      guard before.truePositives > 0 else { return nil }
      return 1 - Double(after.truePositives) / Double(before.truePositives)
    }

    /// The part of the recall that hangs on the ten most frequent words.
    package var vocabularyShare: Double? { lost(masked[2]) }
    package var isStated: Bool { before.positives >= RuleDiff.Figures.minimumPositives }
  }

  /// In the order of tags.
  package private(set) var rows: [Row] = []
  /// Texts with gold.
  package private(set) var matched = 0

  /// - Parameter labelled: Texts labelled by `rules`. Those without gold are left out.
  package init(_ labelled: [LabelledTranscript], gold: [GoldRow], rules: LabellingRules) {
    let byID = Dictionary(gold.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = labelled.compactMap { text in byID[text.transcript.id].map { (text: text, gold: $0) } }
    matched = pairs.count
    let labeller = Labeller(rules)
    rows = rules.pack.tags.map { Self.row($0.id, pairs, labeller) }
  }

  private static func row(
    _ tag: String, _ pairs: [(text: LabelledTranscript, gold: GoldRow)], _ labeller: Labeller
  ) -> Row {
    let judged = pairs.compactMap { pair in pair.gold.verdict(on: tag).map { (text: pair.text, truth: $0) } }
    func counts(_ masked: ((LabelledTranscript) -> Transcript)?) -> PresenceCounts {
      judged.reduce(into: PresenceCounts()) { counts, item in
        var present = item.text.tags[tag]?.present ?? false
        if present, let masked { present = labeller.label(masked(item.text)).tags[tag]?.present ?? false }
        counts.add(present: present, gold: item.truth)
      }
    }
    let words = vocabulary(judged.map(\.text), tag)
    return Row(
      tag: tag, before: counts(nil),
      withoutStrongest: counts { WordMask.masking(strongestSpans($0, tag), in: $0.transcript) },
      masked: steps.map { step in
        let vocabulary = Set(words.prefix(step ?? words.count).map(\.word))
        return counts { WordMask.masking(vocabulary, in: $0.transcript) }
      }, words: Array(words.prefix(10)))
  }

  private static func vocabulary(_ texts: [LabelledTranscript], _ tag: String) -> [(word: String, texts: Int)] {
    var counts: [String: Int] = [:]
    for text in texts where text.tags[tag]?.present == true {
      var here: Set<String> = []
      for (index, cues) in Dictionary(grouping: text.cues.filter { $0.tag == tag && $0.stance.counts }, by: \.part) {
        let part = text.transcript.parts[index].text
        for range in Words.ranges(in: part.bytes, ByteRange(0, part.count))
        where cues.contains(where: { $0.range.overlaps(range) }) {
          here.insert(WordMask.folded(part.string(at: range)))
        }
      }
      for word in here where !FunctionWords.contains(word) { counts[word, default: 0] += 1 }
    }
    return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map { ($0.key, $0.value) }
  }

  /// The spans of the counting cues in the sentence of the strongest cue: strength, then stance, then place.
  private static func strongestSpans(_ text: LabelledTranscript, _ tag: String) -> [Int: [ByteRange]] {
    let order = Rule.Strength.allCases
    func rank(_ cue: Cue) -> (Int, Int) {
      (-(order.firstIndex(of: cue.strength) ?? 0), cue.stance == .asserted ? 0 : 1)
    }
    let counting = text.cues.filter { $0.tag == tag && $0.stance.counts }
    guard let strongest = counting.min(by: { rank($0) < rank($1) }) else { return [:] }
    let spans = counting.filter { $0.part == strongest.part && $0.sentence == strongest.sentence }.map(\.range)
    return [strongest.part: spans]
  }
}
