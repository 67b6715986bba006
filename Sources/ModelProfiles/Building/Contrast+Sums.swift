import Statistics
import TranscriptModel

extension Contrast {
  /// - Returns: `nil` where the arms share no prompt.
  init?(
    _ key: GroupKey, _ column: ProfileColumn, first: (value: ScalarValue, sums: GroupSums),
    second: (value: ScalarValue, sums: GroupSums), _ names: LabelNames, _ method: ContrastMethod
  ) {
    let paired = PairedPrompts(first.sums, second.sums)
    guard !paired.pairs.isEmpty else { return nil }
    let isOne = paired.isOneSampleEach
    let tables = (
      first: ClusterTable(first.sums, labels: names.labels.count),
      second: ClusterTable(second.sums, labels: names.labels.count)
    )
    self.init(
      key: key, column: column,
      first: Arm(value: first.value, ledger: first.sums.ledger, prompts: tables.first.prompts.count),
      second: Arm(value: second.value, ledger: second.sums.ledger, prompts: tables.second.prompts.count),
      pairs: paired.pairs.count, isOneSampleEach: isOne)
    labels = names.labels.enumerated().map { index, label in
      let arms = (first: tables.first.share(index), second: tables.second.share(index))
      return LabelContrast((index, label), paired, arms: arms, isOneSampleEach: isOne, method)
    }
    outcomes = OutcomeGap.all(paired, names, method.bootstrap)
  }

  /// Adjusts the p values of all contrasts of a profile: primaries by Holm, the rest by Benjamini and Hochberg.
  static func adjust(_ contrasts: inout [Contrast]) {
    for isPrimary in [true, false] {
      var places: [(contrast: Int, label: Int)] = []
      var values: [Double] = []
      for (contrast, item) in contrasts.enumerated() {
        for (label, row) in item.labels.enumerated() where row.isPrimary == isPrimary {
          guard let p = row.p else { continue }
          places.append((contrast, label))
          values.append(p)
        }
      }
      let adjusted = isPrimary ? AdjustedP.holm(values) : AdjustedP.benjaminiHochberg(values)
      for (place, value) in zip(places, adjusted) {
        contrasts[place.contrast].labels[place.label].pAdjusted = value
      }
    }
  }
}
