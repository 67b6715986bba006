import LabelStore
import RuleFormat
import Statistics

/// One item that two or more auditors answered, with the latest answer of each.
struct AgreementItem {
  var tag: String
  var answers: [Verdict]
  /// One place for each auditor: whether the tag is there; `nil` for no or an unclear answer.
  var codes: [Bool?]

  /// Items of an audit; texts that share all their answers, because they say the same, are one.
  static func all(_ verdicts: [Verdict], _ auditors: [String]) -> [AgreementItem] {
    let audit = verdicts.filter { $0.purpose == .audit }
    let groups = Dictionary(grouping: audit) { AuditItem.id($0.transcript, $0.label, .audit) }
      .sorted { $0.key < $1.key }
    var known: Set<String> = []
    return groups.compactMap { _, answers in
      let latest = Dictionary(answers.map { ($0.auditor, $0) }) { $1 }
      guard latest.count > 1 else { return nil }
      let sorted = latest.values.sorted { $0.auditor < $1.auditor }
      let name = sorted[0].label + sorted.map { JournalVerdict.entry(ofRow: $0.id) }.joined(separator: " ")
      guard known.insert(name).inserted else { return nil }
      return AgreementItem(
        tag: sorted[0].label, answers: sorted, codes: auditors.map { latest[$0].flatMap(\.isPresent) })
    }
  }

  /// Pairs of auditors that both say whether the tag is there.
  var pairs: [(Verdict, Verdict)] { Self.pairs(answers.filter { $0.isPresent != nil }) }

  /// Pairs of auditors that both say how the tag is meant.
  var stances: [(Stance, Stance)] {
    Self.pairs(answers.filter { $0.stance != nil }).compactMap { pair in
      guard let first = pair.0.stance, let second = pair.1.stance else { return nil }
      return (first, second)
    }
  }

  /// Texts that both find it in, the first only, the second only, and neither.
  var counts: [Double] {
    pairs.reduce(into: [0, 0, 0, 0]) { counts, pair in
      counts[(pair.0.isPresent == true ? 0 : 2) + (pair.1.isPresent == true ? 0 : 1)] += 1
    }
  }

  private static func pairs(_ answers: [Verdict]) -> [(Verdict, Verdict)] {
    answers.indices.flatMap { first in answers[(first + 1)...].map { (answers[first], $0) } }
  }
}
