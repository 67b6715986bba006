/// One tag or composite in two arms, over the prompts that both have.
package struct LabelContrast: Sendable {
  /// How the p value was made.
  package enum Test: String, Sendable { case mcnemar = "mcnemar-exact", signFlip = "sign-flip-permutation" }
  /// How the interval of the difference was made.
  package enum Method: String, Sendable { case newcombe = "newcombe-paired", bootstrap = "cluster-bootstrap" }
  /// How the p value was adjusted for the other comparisons of its kind.
  package enum Adjustment: String, Sendable { case holm, benjaminiHochberg = "benjamini-hochberg" }

  package var label: ProfileLabel
  /// All readable texts of the arm, paired or not: the gap alone would hide that both moved.
  package var first: Share
  package var second: Share
  /// Wilson's intervals of both with the effective number of texts, as wide as texts of one prompt demand.
  package var firstInterval: FigureInterval?
  package var secondInterval: FigureInterval?
  package var pairs: Int
  /// Mean over paired prompts of rate in the first arm − rate in the second, −1 ... 1; `nil` without pairs.
  package var difference: Double?
  package var interval: FigureInterval?
  package var method: Method
  /// Two-sided; `nil` without pairs.
  package var p: Double?
  package var test: Test
  package var pAdjusted: Double?
  package var adjustment: Adjustment
  /// Named beforehand as a main comparison.
  package var isPrimary: Bool
  /// Paired prompts by the arms in which any of their texts has the label.
  package var both: Int
  package var firstOnly: Int
  package var secondOnly: Int
  package var neither: Int
  /// first only / second only, conditional; with Clopper and Pearson's interval. One sample a cell only.
  package var oddsRatio: Estimate?
  package var equivalence: Equivalence?
  package var power: PowerNote?
  /// Set where an audit says that labels err differently in the two arms, so that the difference may be of error.
  package var warning: String?
  /// The difference of the audited rates, unpaired; `nil` without an audit of both arms.
  package var corrected: Estimate?

  package init(
    _ label: ProfileLabel, first: Share, second: Share, pairs: Int,
    cells: (both: Int, firstOnly: Int, secondOnly: Int, neither: Int), method: Method, test: Test, isPrimary: Bool
  ) {
    self.label = label
    self.first = first
    self.second = second
    self.pairs = pairs
    both = cells.both
    firstOnly = cells.firstOnly
    secondOnly = cells.secondOnly
    neither = cells.neither
    self.method = method
    self.test = test
    self.isPrimary = isPrimary
    adjustment = isPrimary ? .holm : .benjaminiHochberg
  }
}
