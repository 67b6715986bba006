import Evaluation
import Labelling
import RuleFormat
import TranscriptModel

/// Two sets of rules on one dump: which findings are new, gone or elsewhere, and what that does to each figure.
package struct RuleDiff: Sendable {
  package struct Change: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
      case added, removed
      /// Overlapping words, with other borders.
      case moved
      /// The same words, meant otherwise.
      case restanced
    }

    package var kind: Kind
    package var transcript: String
    package var tag: String
    /// The rules that mark the span, by id; those of the new side, but of the old one where it is removed.
    package var rules: [String]
    /// The words; `nil` on the side that lacks the finding.
    package var old: String?
    package var new: String?
    /// The strongest stance of the span's cues.
    package var oldStance: Stance?
    package var newStance: Stance?
  }

  /// A tag or composite, before and after.
  package struct Figures: Sendable, Equatable {
    /// Fewer present texts than this say too little for a figure.
    static let minimumPositives = 5

    package var name: String
    package var isComposite: Bool
    /// Transcripts in which it is present.
    package var present: [Int]
    /// Spans of any stance; 0 for composites.
    package var findings: [Int]
    package var changes: [Change.Kind: Int]
    /// With gold; `nil` without it, or where a figure is withheld.
    package var precision: [Double?] = [nil, nil]
    package var recall: [Double?] = [nil, nil]
    package var f1: [Double?] = [nil, nil]
    package var auroc: [Double?] = [nil, nil]
  }

  /// By transcript in input order, then tag, then place.
  package private(set) var changes: [Change] = []
  /// Tags, then composites, of the new rules, then those that only the old ones have.
  package private(set) var figures: [Figures] = []
  package private(set) var transcripts = 0
  /// The mean F1 of tags with at least ten present texts, old and new; `nil` without gold.
  package private(set) var macroF1: [Double?] = [nil, nil]

  /// - Parameters:
  ///   - old: The transcripts labelled with the old rules; `new` holds the same ones in the same order.
  ///   - gold: Empty where there is none.
  package init(
    old: [LabelledTranscript], _ oldPack: RulePack, new: [LabelledTranscript], _ newPack: RulePack, gold: [GoldRow] = []
  ) {
    transcripts = new.count
    let tags = Self.joined(newPack.tags.map(\.id), oldPack.tags.map(\.id))
    let composites = Self.joined(newPack.composites.map(\.id), oldPack.composites.map(\.id))
    for (left, right) in zip(old, new) {
      for tag in tags { changes += FindingComparison(left, right, tag).changes }
    }
    let kinds = Dictionary(grouping: changes, by: \.tag).mapValues { items in
      Dictionary(grouping: items, by: \.kind).mapValues(\.count)
    }
    for tag in tags {
      let sides = [old, new]
      figures.append(
        Figures(
          name: tag, isComposite: false, present: sides.map { $0.count { $0.tags[tag]?.present == true } },
          findings: sides.map { $0.reduce(0) { $0 + FindingComparison.findings($1, tag).count } },
          changes: kinds[tag] ?? [:]))
    }
    for name in composites {
      figures.append(
        Figures(
          name: name, isComposite: true, present: [old, new].map { $0.count { $0.composites[name]?.present == true } },
          findings: [0, 0], changes: [:]))
    }
    if !gold.isEmpty {
      score([old, new], Dictionary(gold.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func joined(_ first: [String], _ second: [String]) -> [String] {
    first + second.filter { !first.contains($0) }
  }

  private mutating func score(_ sides: [[LabelledTranscript]], _ gold: [String: GoldRow]) {
    for (side, texts) in sides.enumerated() {
      let pairs = texts.compactMap { text in gold[text.transcript.id].map { (text, $0) } }
      var scores: [Double] = []
      for index in figures.indices {
        let counts = figures[index].score(side, pairs)
        if !figures[index].isComposite, counts.positives >= 10 { scores.append(counts.f1 ?? 0) }
      }
      macroF1[side] = scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
    }
  }

  package func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
}

extension RuleDiff.Figures {
  /// Fills in the figures of one side; they stay `nil` where too few texts have the tag.
  fileprivate mutating func score(_ side: Int, _ pairs: [(text: LabelledTranscript, gold: GoldRow)]) -> PresenceCounts {
    var counts = PresenceCounts()
    var ranked: [(score: Double, gold: Bool)] = []
    for pair in pairs {
      guard let truth = isComposite ? pair.gold.composites[name] : pair.gold.verdict(on: name) else { continue }
      let (tag, composite) = (pair.text.tags[name], pair.text.composites[name])
      counts.add(present: (isComposite ? composite?.present : tag?.present) ?? false, gold: truth)
      ranked.append(((isComposite ? composite?.score : tag?.score) ?? 0, truth))
    }
    guard counts.positives >= Self.minimumPositives else { return counts }
    precision[side] = counts.precision
    recall[side] = counts.recall
    f1[side] = counts.f1
    auroc[side] = RankingScore.auroc(ranked)
    return counts
  }
}
