import Statistics

extension OutcomeGap {
  /// The tag that stands for suspicion.
  static let suspicionTag = "evaluation.suspicion"

  /// One for each yes-or-no outcome that both arms have, in order of name.
  static func all(_ paired: PairedPrompts, _ names: LabelNames, _ bootstrap: ClusterBootstrap) -> [OutcomeGap] {
    guard let suspicion = names.index(suspicionTag) else { return [] }
    var outcomes: Set<String> = []
    for pair in paired.pairs {
      for kind in [pair.first, pair.second].flatMap(\.texts.keys) {
        for outcome in kind.outcomes where YesNo.of(outcome.value) != nil { outcomes.insert(outcome.name) }
      }
    }
    return outcomes.sorted().compactMap { outcome in
      let answered = paired.filter { $0.answers(outcome).all > 0 && $1.answers(outcome).all > 0 }
      guard !answered.pairs.isEmpty else { return nil }
      return OutcomeGap(
        outcome: outcome, suspicion: suspicionTag, all: Gap(answered, outcome, bootstrap),
        suspected: Gap(answered.filter { $0.has(suspicion) || $1.has(suspicion) }, outcome, bootstrap),
        unsuspected: Gap(answered.filter { !$0.has(suspicion) && !$1.has(suspicion) }, outcome, bootstrap))
    }
  }
}

extension OutcomeGap.Gap {
  init(_ paired: PairedPrompts, _ outcome: String, _ bootstrap: ClusterBootstrap) {
    var first = Share(0, of: 0)
    var second = Share(0, of: 0)
    let differences = PairedDifference(
      paired.pairs.map { pair in
        let (one, other) = (pair.first.answers(outcome), pair.second.answers(outcome))
        first = Share(first.k + one.yes, of: first.n + one.all)
        second = Share(second.k + other.yes, of: second.n + other.all)
        return Double(one.yes) / Double(one.all) - Double(other.yes) / Double(other.all)
      })
    // Where all prompts agree there is nothing to resample; Newcombe's interval always has a width.
    let counts = paired.answers(outcome)
    let ofCounts = counts.difference == differences.mean ? counts.newcombeInterval() : nil
    let interval = FigureInterval(differences.bootstrapInterval(bootstrap) ?? ofCounts)
    self.init(
      pairs: paired.pairs.count, first: first, second: second, difference: Estimate(differences.mean, interval))
  }
}
