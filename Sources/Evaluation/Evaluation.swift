import Labelling

/// Labels of a dump against gold.
package struct Evaluation: Sendable {
  /// One tag or composite.
  package struct Row: Sendable {
    package var name: String
    package var isComposite: Bool
    package var counts: PresenceCounts
    /// 95 %, by prompt; `nil` where it is withheld.
    package var interval: (low: Double, high: Double)?
    package var auroc: Double?
    package var averagePrecision: Double?

    /// Fewer present texts than this say too little for a figure.
    package static let minimumPositives = 5
    package var isStated: Bool { counts.positives >= Self.minimumPositives }
  }

  /// A text in which a tag was missed or found wrongly.
  package struct Mistake: Sendable {
    package var id: String
    package var tag: String
    package var isMiss: Bool
    package var score: Double
    /// The evidence: what the gold quotes, or what the cues quote. Shown on request only.
    package var quotes: [String]
  }

  package private(set) var rows: [Row] = []
  /// The worst first: misses with the lowest, false alarms with the highest score.
  package private(set) var mistakes: [Mistake] = []
  /// Gold rows with a labelled text, without one, and labelled texts without gold.
  package private(set) var matched = 0
  package private(set) var withoutText = 0
  package private(set) var withoutGold = 0

  /// - Parameters:
  ///   - labelled: Each with the cluster it belongs to: its prompt, or its id.
  ///   - tags: In the order in which they are shown.
  package init(
    _ labelled: [(text: LabelledTranscript, cluster: String)], gold: [GoldRow], tags: [String], composites: [String],
    bootstrap: ClusterBootstrap = ClusterBootstrap()
  ) {
    let byID = Dictionary(gold.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = labelled.compactMap { item in byID[item.text.transcript.id].map { (item.text, item.cluster, $0) } }
    matched = pairs.count
    withoutGold = labelled.count - pairs.count
    withoutText = gold.count - Set(pairs.map { $0.2.id }).count
    for tag in tags {
      rows.append(
        Self.row(tag, false, pairs, bootstrap) {
          $0.verdict(on: tag)
        } label: {
          ($0.tags[tag]?.present ?? false, $0.tags[tag]?.score ?? 0)
        })
    }
    for name in composites where pairs.contains(where: { $0.2.composites[name] != nil }) {
      rows.append(
        Self.row(name, true, pairs, bootstrap) {
          $0.composites[name]
        } label: {
          ($0.composites[name]?.present ?? false, $0.composites[name]?.score ?? 0)
        })
    }
    mistakes = tags.flatMap { Self.mistakes($0, pairs) }.sorted(by: Self.isWorse)
  }

  private typealias Pair = (text: LabelledTranscript, cluster: String, gold: GoldRow)

  private static func row(
    _ name: String, _ isComposite: Bool, _ pairs: [Pair], _ bootstrap: ClusterBootstrap,
    gold: (GoldRow) -> Bool?, label: (LabelledTranscript) -> (present: Bool, score: Double)
  ) -> Row {
    var clusters: [String: PresenceCounts] = [:]
    var ranked: [(score: Double, gold: Bool)] = []
    for pair in pairs {
      guard let truth = gold(pair.gold) else { continue }
      let answer = label(pair.text)
      clusters[pair.cluster, default: PresenceCounts()].add(present: answer.present, gold: truth)
      ranked.append((answer.score, truth))
    }
    let sums = clusters.sorted { $0.key < $1.key }.map(\.value)
    var row = Row(name: name, isComposite: isComposite, counts: sums.reduce(PresenceCounts(), +))
    guard row.isStated else { return row }
    row.interval = bootstrap.interval(sums) { $0.f1 }
    row.auroc = RankingScore.auroc(ranked)
    row.averagePrecision = RankingScore.averagePrecision(ranked)
    return row
  }

  private static func mistakes(_ tag: String, _ pairs: [Pair]) -> [Mistake] {
    pairs.compactMap { pair -> Mistake? in
      guard let truth = pair.gold.verdict(on: tag) else { return nil }
      let label = pair.text.tags[tag]
      guard (label?.present ?? false) != truth else { return nil }
      let cues = pair.text.cues.filter { $0.tag == tag }.map { cue in
        pair.text.transcript.parts[cue.part].text.string(at: cue.range)
      }
      return Mistake(
        id: pair.gold.id, tag: tag, isMiss: truth, score: label?.score ?? 0,
        quotes: truth ? pair.gold.quotes[tag] ?? [] : cues)
    }
  }

  /// Misses first, the lowest score first; then false alarms, the highest score first.
  private static func isWorse(_ left: Mistake, _ right: Mistake) -> Bool {
    if left.isMiss != right.isMiss { return left.isMiss }
    if left.score != right.score { return left.isMiss == (left.score < right.score) }
    return (left.id, left.tag) < (right.id, right.tag)
  }

  /// The mean F1 of the tags with at least `positives` present texts, and how many they are.
  package func macroF1(positives: Int) -> (value: Double, tags: Int)? {
    let values = rows.filter { !$0.isComposite && $0.counts.positives >= positives }.map { $0.counts.f1 ?? 0 }
    return values.isEmpty ? nil : (values.reduce(0, +) / Double(values.count), values.count)
  }
}
