extension AgreementTable {
  /// The asymptotic standard error of κ (Fleiss, Cohen and Everitt 1969).
  ///
  /// - Returns: `nil` where κ is.
  package var kappaStandardError: Double? {
    guard let kappa else { return nil }
    let n = Double(total)
    let expected = counts.indices.reduce(0.0) { $0 + rowShare($1) * columnShare($1) }
    var diagonal = 0.0
    var rest = 0.0
    for row in counts.indices {
      for column in counts.indices {
        let share = Double(counts[row][column]) / n
        if row == column {
          let factor = 1 - (rowShare(row) + columnShare(row)) * (1 - kappa)
          diagonal += share * factor * factor
        } else {
          let factor = columnShare(row) + rowShare(column)
          rest += share * factor * factor
        }
      }
    }
    let shift = kappa - expected * (1 - kappa)
    let variance = diagonal + (1 - kappa) * (1 - kappa) * rest - shift * shift
    return max(0, variance).squareRoot() / ((1 - expected) * n.squareRoot())
  }

  /// κ ± 1.96 standard errors, cut to −1 ... 1; `nil` where the error is unknown or 0.
  package var kappaInterval: Interval? {
    guard let kappa, let error = kappaStandardError, error > 0 else { return nil }
    let spread = NormalDistribution.z95 * error
    return (max(-1, kappa - spread), min(1, kappa + spread))
  }
}
