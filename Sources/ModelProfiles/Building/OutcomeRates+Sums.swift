import TranscriptModel

extension OutcomeRates {
  /// Outcomes in order of name, their values in order; an outcome with more than 12 values is left out.
  static func all(_ table: ClusterTable, _ names: LabelNames) -> [OutcomeRates] {
    var counts: [TextKind.Outcome: [Int]] = [:]
    var totals: [TextKind.Outcome: Int] = [:]
    for prompt in table.prompts {
      for (kind, count) in prompt.texts {
        for outcome in kind.outcomes {
          totals[outcome, default: 0] += count
          kind.labels.forEach {
            counts[outcome, default: [Int](repeating: 0, count: names.labels.count)][$0] += count
          }
        }
      }
    }
    let byName = Dictionary(grouping: totals.keys, by: \.name).filter { $0.value.count <= mostValues }
    return byName.sorted { $0.key < $1.key }.flatMap { name, outcomes in
      let all = outcomes.reduce(0) { $0 + (totals[$1] ?? 0) }
      return outcomes.sorted { ValueOrder.isBefore($0.value, $1.value) }.map { outcome in
        let n = totals[outcome] ?? 0
        return OutcomeRates(
          outcome: name, value: outcome.value, share: Share(n, of: all),
          rates: names.labels.enumerated().map { ($1, Share(counts[outcome]?[$0] ?? 0, of: n)) })
      }
    }
  }
}

/// Whether an outcome says yes or no, in the ways that dumps write it.
enum YesNo {
  /// `nil` for anything else.
  static func of(_ value: ScalarValue) -> Bool? {
    switch value {
    case .bool(let flag): flag
    case .number(let text): Double(text) == 1 ? true : Double(text) == 0 ? false : nil
    case .string(let text):
      switch text.lowercased() {
      case "true", "yes": true
      case "false", "no": false
      default: nil
      }
    case .null: nil
    }
  }
}
