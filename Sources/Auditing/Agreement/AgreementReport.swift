import LabelStore
import Statistics

/// How far auditors agree on each tag: whether it is there, how it is meant and in which words, over items that two or
/// more have answered; and how far each agrees with themselves.
package struct AgreementReport: Sendable {
  /// A figure with its 95 % interval.
  package struct Figure: Sendable {
    /// `nil` where it is not defined.
    package var value: Double?
    /// By resampling items; `nil` for fewer than two items or where most resamples have no value.
    package var interval: Interval?
  }

  /// One tag, or all together.
  package struct Row: Sendable {
    /// `nil` for all tags.
    package var tag: String?
    /// Items that two or more auditors answered; unclear answers do not count.
    package var items: Int
    /// Pairs of answers: an item with three auditors gives three.
    package var pairs: Int
    package var raw: Figure
    /// Cohen's.
    package var kappa: Figure
    /// Krippendorff's, over all auditors at once.
    package var alpha: Figure
    /// Gwet's.
    package var ac1: Figure
    /// Agreement on there.
    package var positive: Figure
    /// F1 over marked words of all texts (Hripcsak and Rothschild 2005); the rules' cues count as marked by whoever
    /// finds them right.
    package var spans: Figure
    /// Pairs in which both say how the tag is meant, and the share that says the same.
    package var stancePairs: Int
    package var stance: Figure
  }

  /// How often an auditor answered the same when asked once more.
  package struct SelfRow: Sendable {
    package var auditor: String
    package var items: Int
    package var raw: Figure
    package var kappa: Figure
  }

  package let auditors: [String]
  /// All tags together first, then tags by name.
  package let rows: [Row]
  /// By auditor; only those who were asked something twice.
  package let selves: [SelfRow]

  /// Cost: a look-up for each item that two auditors found there.
  package init(_ store: LabelStore) throws(StoreError) {
    let spans = AuditorSpans(try store.marks())
    var failure: StoreError?
    var passages: [TranscriptKey: StoredPassage] = [:]
    self.init(try store.verdicts()) { verdict in
      guard verdict.isPresent == true else { return [] }
      do throws(StoreError) {
        if passages[verdict.transcript] == nil {
          // One text at a time: items come by text.
          passages = [:]
          passages[verdict.transcript] = try store.passage(of: verdict.transcript)
        }
      } catch {
        failure = error
      }
      return passages[verdict.transcript].map { spans.words(of: verdict, in: $0) } ?? []
    }
    if let failure { throw failure }
  }

  /// - Parameters:
  ///   - verdicts: As the store has them.
  ///   - words: The words that an auditor left marked.
  package init(_ verdicts: [Verdict], words: (Verdict) -> [Range<Int>] = { _ in [] }) {
    let auditors = Set(verdicts.filter { $0.purpose == .audit && $0.isPresent != nil }.map(\.auditor)).sorted()
    self.auditors = auditors
    let items = AgreementItem.all(verdicts, auditors)
    let measured = items.map { (item: $0, spans: Self.spans($0, words)) }
    let counted = measured.filter { !$0.item.pairs.isEmpty }
    let byTag = Dictionary(grouping: counted) { $0.item.tag }.sorted { $0.key < $1.key }
    rows = counted.isEmpty ? [] : [Self.row(nil, counted)] + byTag.map { Self.row($0.key, $0.value) }
    selves = Self.selves(verdicts)
  }

  private static func spans(_ item: AgreementItem, _ words: (Verdict) -> [Range<Int>]) -> [Double] {
    var agreement = SpanAgreement()
    for pair in item.pairs { agreement.add(words(pair.0), words(pair.1)) }
    return [agreement.shared, agreement.first, agreement.second].map(Double.init)
  }

  private static func row(_ tag: String?, _ items: [(item: AgreementItem, spans: [Double])]) -> Row {
    let counts = items.map(\.item.counts)
    let alpha = KrippendorffAlpha(items.map(\.item.codes))
    let stances = items.map { $0.item.stances }
    let agreeing = stances.map { pairs in [Double(pairs.count { $0.0 == $0.1 }), Double(pairs.count)] }
    return Row(
      tag: tag, items: items.count, pairs: items.reduce(0) { $0 + $1.item.pairs.count },
      raw: figure(counts) { table($0).observed }, kappa: figure(counts) { table($0).kappa },
      alpha: Figure(value: alpha.value, interval: alpha.interval()), ac1: figure(counts) { table($0).ac1 },
      positive: figure(counts) { table($0).agreement(on: 0) },
      spans: figure(items.map(\.spans)) { $0[1] + $0[2] > 0 ? 2 * $0[0] / ($0[1] + $0[2]) : nil },
      stancePairs: stances.reduce(0) { $0 + $1.count }, stance: figure(agreeing) { $0[1] > 0 ? $0[0] / $0[1] : nil })
  }

  private static func figure(_ sums: [[Double]], _ statistic: ([Double]) -> Double?) -> Figure {
    let width = sums.first?.count ?? 0
    let total = sums.reduce(into: [Double](repeating: 0, count: width)) { total, row in
      for column in 0..<width { total[column] += row[column] }
    }
    return Figure(value: statistic(total), interval: ClusterBootstrap().interval(sums, statistic))
  }

  private static func table(_ counts: [Double]) -> AgreementTable {
    AgreementTable(
      PairedCounts(
        both: Int(counts[0]), onlyFirst: Int(counts[1]), onlySecond: Int(counts[2]), neither: Int(counts[3])))
  }

  private static func selves(_ verdicts: [Verdict]) -> [SelfRow] {
    Dictionary(grouping: verdicts, by: \.auditor).sorted { $0.key < $1.key }.compactMap { auditor, answers in
      let first = Dictionary(
        answers.filter { $0.purpose == .audit }.map { (AuditItem.id($0.transcript, $0.label, .audit), $0) }
      ) { $1 }
      let again = answers.filter { $0.purpose == .again }.compactMap { repeated -> [Double]? in
        guard let earlier = first[AuditItem.id(repeated.transcript, repeated.label, .audit)] else { return nil }
        let pair = AgreementItem(tag: repeated.label, answers: [earlier, repeated], codes: [])
        return pair.pairs.isEmpty ? nil : pair.counts
      }
      guard !again.isEmpty else { return nil }
      return SelfRow(
        auditor: auditor, items: again.count, raw: figure(again) { table($0).observed },
        kappa: figure(again) { table($0).kappa })
    }
  }
}
