import Foundation

/// Logistic regression with an L2 penalty on the weights.
///
/// Fitted by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani and Friedman 2009,
/// section 4.4.1) on standardised features; the weights are given in the features' own units.
/// No randomness: the same rows in the same order give the same bits.
package struct LogisticModel: Sendable, Equatable {
  package private(set) var intercept: Double
  package private(set) var weights: [Double]

  private static let interceptPenalty = 5.0

  /// - Parameters:
  ///   - rows: At least one, all of one length.
  ///   - masses: How much each row weighs, above 0; 1 without them.
  ///   - truths: One for each row. Where all are equal and there is no `prior`, the weights are 0 and the intercept
  ///     is the logit of (k + ½) / (n + 1).
  ///   - penalty: λ in −log likelihood + λ/2 · Σ (w − w₀)², over standardised weights; above 0.
  ///   - prior: Where the weights w₀ are drawn to, 0 without one. With one the intercept at the mean of the features
  ///     is drawn as well, by at most a penalty of 5: how often a tag's cues are right depends more on who wrote the
  ///     texts than on the tag.
  ///   - nonNegative: Columns whose weight may not be negative: those that come out so are left out, and the
  ///     rest is fitted again.
  package init(
    _ rows: [[Double]], _ truths: [Bool], masses: [Double]? = nil, penalty: Double, prior: LogisticModel? = nil,
    nonNegative: Set<Int> = []
  ) {
    let positives = truths.count { $0 }
    intercept = log((Double(positives) + 0.5) / (Double(truths.count - positives) + 0.5))
    weights = [Double](repeating: 0, count: rows.first?.count ?? 0)
    guard prior != nil || (positives > 0 && positives < truths.count) else { return }
    let scales = weights.indices.map { Scale(rows, column: $0) }
    // A column that does not vary here keeps the weight that the prior has.
    if let prior { weights = prior.weights }
    let constant = weights.indices.filter { scales[$0].deviation <= 1e-9 }
    var active = weights.indices.filter { scales[$0].deviation > 1e-9 }
    while true {
      let standard = rows.map { row in [1] + active.map { (row[$0] - scales[$0].mean) / scales[$0].deviation } }
      var fit = NewtonFit(standard, truths, masses: masses, penalty: penalty, start: intercept)
      if let prior {
        fit.center = [prior.logit(scales.map(\.mean))] + active.map { prior.weights[$0] * scales[$0].deviation }
        fit.interceptPenalty = min(Self.interceptPenalty, penalty)
      }
      let fitted = fit.run()
      let wrong = Set(zip(active, fitted.dropFirst()).filter { nonNegative.contains($0) && $1 < 0 }.map(\.0))
      if wrong.isEmpty {
        takeBack(fitted, active, constant, scales)
        return
      }
      wrong.forEach { weights[$0] = 0 }
      active.removeAll(where: wrong.contains)
    }
  }

  /// From standardised to own units.
  private mutating func takeBack(_ fitted: [Double], _ active: [Int], _ constant: [Int], _ scales: [Scale]) {
    intercept = fitted[0]
    for column in constant { intercept -= weights[column] * scales[column].mean }
    for (column, weight) in zip(active, fitted.dropFirst()) {
      weights[column] = weight / scales[column].deviation
      intercept -= weights[column] * scales[column].mean
    }
  }

  /// 0 ... 1.
  package func probability(_ row: [Double]) -> Double {
    1 / (1 + exp(-logit(row)))
  }

  func logit(_ row: [Double]) -> Double { zip(weights, row).reduce(intercept) { $0 + $1.0 * $1.1 } }

  private struct Scale {
    let mean: Double
    let deviation: Double

    init(_ rows: [[Double]], column: Int) {
      let count = Double(rows.count)
      let mean = rows.reduce(0) { $0 + $1[column] } / count
      self.mean = mean
      deviation = (rows.reduce(0) { $0 + ($1[column] - mean) * ($1[column] - mean) } / count).squareRoot()
    }
  }
}
