import LabelStore
import Statistics

/// How far auditors agree on each tag: whether it is there, over items that two or more have answered.
package struct AgreementReport: Sendable {
  /// One tag, or all together.
  package struct Row: Sendable {
    /// `nil` for all tags.
    package var tag: String?
    /// Items that two or more auditors answered.
    package var items: Int
    /// Pairs of answers: an item with three auditors gives three.
    package var pairs: Int
    package var raw: Double?
    package var kappa: Double?
    package var kappaInterval: Interval?
    package var ac1: Double?
    /// Krippendorff's, over all auditors at once.
    package var alpha: Double?
    package var alphaInterval: Interval?
    /// Agreement on there.
    package var positive: Double?
  }

  package let auditors: [String]
  /// All tags together first, then tags by name.
  package let rows: [Row]

  /// - Parameter verdicts: As the store has them; unclear answers are left out.
  package init(_ verdicts: [Verdict]) {
    let answers = verdicts.compactMap { verdict in verdict.isPresent.map { (verdict, $0) } }
    let auditors = Set(answers.map(\.0.auditor)).sorted()
    self.auditors = auditors
    let items = Dictionary(grouping: answers) { $0.0.transcript.text + ":" + $0.0.label }.sorted { $0.key < $1.key }
      .map { Item($0.value, auditors) }.filter { $0.said.count > 1 }
    let byTag = Dictionary(grouping: items, by: \.tag).sorted { $0.key < $1.key }
    rows = items.isEmpty ? [] : [Self.row(nil, items)] + byTag.map { Self.row($0.key, $0.value) }
  }

  private struct Item {
    var tag: String
    /// One place for each auditor.
    var codes: [Bool?]
    var said: [Bool] { codes.compactMap { $0 } }

    init(_ answers: [(Verdict, Bool)], _ auditors: [String]) {
      tag = answers[0].0.label
      codes = auditors.map { auditor in
        let own = answers.filter { $0.0.auditor == auditor }
        return own.isEmpty ? nil : own.contains { $0.1 }
      }
    }
  }

  private static func row(_ tag: String?, _ items: [Item]) -> Row {
    let pairs = items.flatMap { item -> [(Bool, Bool)] in
      let said = item.said
      return said.indices.flatMap { first in said[(first + 1)...].map { (said[first], $0) } }
    }
    let table = AgreementTable(
      PairedCounts(
        both: pairs.count { $0.0 && $0.1 }, onlyFirst: pairs.count { $0.0 && !$0.1 },
        onlySecond: pairs.count { !$0.0 && $0.1 }, neither: pairs.count { !$0.0 && !$0.1 }))
    let alpha = KrippendorffAlpha(items.map(\.codes))
    return Row(
      tag: tag, items: items.count, pairs: pairs.count, raw: table.observed, kappa: table.kappa,
      kappaInterval: table.kappaInterval, ac1: table.ac1, alpha: alpha.value, alphaInterval: alpha.interval(),
      positive: table.agreement(on: 0))
  }
}
