/// A rate corrected by hand-read texts, three ways, each beside the raw one.
package struct CorrectedRate: Sendable {
  /// Hand-read texts that carry the label, and how many of them deserve it.
  package var flagged: Share
  /// Hand-read texts without the label, and how many of them should have it.
  package var unflagged: Share
  /// Flagged and unflagged strata, weighted by how likely each text was to be read.
  package var twoPhase: Estimate
  /// By sensitivity and specificity (Rogan and Gladen 1978), cut to 0 ... 1; `nil` where both are too poor for it.
  package var roganGladen: Estimate?
  /// Prediction-powered (Angelopoulos et al. 2023).
  package var predictionPowered: Estimate?

  package init(
    flagged: Share, unflagged: Share, twoPhase: Estimate, roganGladen: Estimate? = nil,
    predictionPowered: Estimate? = nil
  ) {
    self.flagged = flagged
    self.unflagged = unflagged
    self.twoPhase = twoPhase
    self.roganGladen = roganGladen
    self.predictionPowered = predictionPowered
  }

  /// Texts read by hand.
  package var audited: Int { flagged.n + unflagged.n }
}
