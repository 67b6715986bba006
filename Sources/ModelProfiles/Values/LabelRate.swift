import RuleFormat
import Statistics

/// How often one tag or composite is present in the readable scratchpads of a group.
package struct LabelRate: Sendable {
  package var label: ProfileLabel
  /// Readable texts with it, of all readable texts; `share.wilson` takes texts as independent.
  package var share: Share
  /// Percentile interval of a seeded cluster bootstrap over prompts; where all texts agree, or there is one prompt,
  /// Wilson's with the effective number of texts. `nil` for n = 0.
  package var cluster: FigureInterval?
  /// Cluster-robust normal interval, cut to 0 ... 1 (Miller 2024, arXiv 2411.00640);
  /// `nil` where all texts agree, or there is one prompt.
  package var analytic: FigureInterval?
  /// Variance with prompts as clusters over variance of independent texts; `nil` where either is not defined.
  package var designEffect: Double?
  /// Intraclass correlation of texts of one prompt (ANOVA estimate); `nil` without a prompt of several texts.
  package var intraclassCorrelation: Double?
  /// Upper end 3/n where k = 0: more is not excluded by silence in n texts.
  package var zeroBound: Double? { share.k == 0 ? RuleOfThree.upperLimit(of: share.n) : nil }
  /// Tags only, as all below.
  package var stances: [StanceRate] = []
  /// Texts in which the tag is present by the strongest role of a counting cue.
  package var roles: [Role: Int] = [:]
  /// Texts in which the tag is present by attribute and value, for example `audience: researcher`.
  package var attributes: [AttributeCount] = []
  package var density: Density?
  package var onset: Onset?
  /// What an audit makes of the rate; `nil` without one.
  package var corrected: CorrectedRate?

  package init(_ label: ProfileLabel, share: Share) {
    self.label = label
    self.share = share
  }

  /// The figure to show first: the audited estimate where there is one, else the raw rate.
  package var headline: (rate: Double?, interval: FigureInterval?, isCorrected: Bool) {
    if let best = corrected?.twoPhase { return (best.value, best.interval, true) }
    return (share.rate, cluster ?? share.wilson, false)
  }
}
