import Foundation

/// How often two things come together among texts: both, only the first (A), only the second (B), neither.
package struct FourfoldTable: Sendable, Hashable {
  package var both: Int
  package var onlyFirst: Int
  package var onlySecond: Int
  package var neither: Int

  /// - Parameters: Not negative.
  package init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  package var total: Int { both + onlyFirst + onlySecond + neither }
  package var first: Int { both + onlyFirst }
  package var second: Int { both + onlySecond }

  /// How often both would come together by chance, n P(A) P(B); `nil` without texts.
  package var expectedBoth: Double? { total == 0 ? nil : Double(first) * Double(second) / Double(total) }

  /// P(AB)/(P(A) P(B)): 1 by chance.
  ///
  /// - Returns: `nil` where A or B never occurs.
  package var lift: Double? {
    guard let expectedBoth, expectedBoth > 0 else { return nil }
    return Double(both) / expectedBoth
  }

  /// The log odds ratio with 0.5 added to each cell (Haldane 1956, Anscombe 1956) and Wald's 95 % interval.
  ///
  /// - Returns: `nil` without texts. The correction gives a value even where A or B never occurs; ``lift`` then is
  ///   `nil`.
  package var logOddsRatio: (value: Double, interval: Interval)? {
    guard total > 0 else { return nil }
    let cells = [both, onlyFirst, onlySecond, neither].map { Double($0) + 0.5 }
    let value = log(cells[0]) - log(cells[1]) - log(cells[2]) + log(cells[3])
    let spread = NormalDistribution.z95 * cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
    return (value, (value - spread, value + spread))
  }

  /// The exponential of ``logOddsRatio``.
  package var oddsRatio: OddsRatio? {
    logOddsRatio.map { OddsRatio(value: exp($0.value), low: exp($0.interval.low), high: exp($0.interval.high)) }
  }

  /// Normalised pointwise mutual information, ln(lift)/−ln P(AB) (Bouma 2009).
  ///
  /// - Returns: −1 (never together) ... 1 (only together); 1 where all texts have both; `nil` where A or B never
  ///   occurs.
  package var normalisedInformation: Double? {
    guard let lift else { return nil }
    guard both > 0 else { return -1 }
    guard both < total else { return 1 }
    return log(lift) / -log(Double(both) / Double(total))
  }
}
