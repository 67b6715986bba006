import Statistics

extension GroupProfile {
  /// All figures of one group.
  ///
  /// The cost is that of the resamples: for each label 2,000 × the kinds of prompts, and for pairs and
  /// densities together 2,000 × prompts (4,000 at most) × quantities.
  init(_ key: GroupKey, _ sums: GroupSums, _ names: LabelNames, _ bootstrap: ClusterBootstrap) {
    self.init(key: key, ledger: sums.ledger)
    let table = ClusterTable(sums, labels: names.labels.count)
    words = table.words
    prompts = table.prompts.count
    let pairs = PairTables(table, names)
    hiddenPairs = pairs.hidden
    let resampled = pairs.resampled(table, names, bootstrap)
    var rates = names.labels.enumerated().map { LabelRate($1, table.share($0), bootstrap) }
    for index in rates.indices where !rates[index].label.isComposite {
      let cues = table.prompts.reduce(0) { $0 + ($1.cues[index] ?? 0) }
      rates[index].describe(sums.tags[index] ?? TagSums(), cues: cues, words: words)
      if cues > 0 {
        rates[index].density?.interval = resampled.interval { $0[0] > 0 ? $0[1 + index] * 1000 / $0[0] : nil }
      }
    }
    tags = rates.filter { !$0.label.isComposite }
    composites = rates.filter(\.label.isComposite)
    self.pairs = pairs.figures(names, resampled)
    outcomes = OutcomeRates.all(table, names)
  }
}
