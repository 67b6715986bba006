/// Performative against consequence-tracking: what each account predicts, beside what was measured. No verdict.
package struct HypothesesReport: Sendable {
  /// One figure of one row, in one group.
  package struct Measure: Sendable {
    /// The group or arm, as a person reads it.
    package var group: String
    /// What the figure is, for example `Δ training.rl-consequence`.
    package var figure: String
    package var estimate: Estimate
    /// What the estimate counts in.
    package var unit: Unit
    /// Prompts or texts behind it, in words; or why there is no figure.
    package var basis: String

    package init(group: String, figure: String, estimate: Estimate, unit: Unit, basis: String) {
      self.group = group
      self.figure = figure
      self.estimate = estimate
      self.unit = unit
      self.basis = basis
    }
  }

  package enum Unit: String, Sendable {
    case share, difference, ratio
  }

  /// One line of the table.
  package struct Row: Sendable {
    package var statistic: String
    /// What genuine consequence-tracking predicts.
    package var consequence: String
    /// What performing for an expected observer predicts.
    package var performative: String
    package var measures: [Measure]
    /// Why there is no measure; `nil` when there is one.
    package var missing: String?

    package init(
      statistic: String, consequence: String, performative: String, measures: [Measure] = [], missing: String? = nil
    ) {
      self.statistic = statistic
      self.consequence = consequence
      self.performative = performative
      self.measures = measures
      self.missing = missing
    }
  }

  package var rows: [Row]
  /// What the table cannot tell; printed with it always.
  package var limits: [String]

  package init(rows: [Row], limits: [String] = HypothesesReport.honestLimits) {
    self.rows = rows
    self.limits = limits
  }

  package static let honestLimits = [
    "Both accounts can mimic each other: no single line decides between them.",
    "Tags can move without behaviour, and behaviour without tags.",
    "Suspicion is voiced after the prompt is read: what goes with it is an association, not an effect.",
    "What is voiced is a lower bound of what is noticed.",
    "Silence in n texts still allows a rate of 3/n.",
  ]
}
