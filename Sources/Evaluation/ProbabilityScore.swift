import Foundation

/// How far scores are from being probabilities.
package enum ProbabilityScore {
  /// Expected calibration error: the mean over bins of |mean score − share present|, weighted by size, with
  /// bins of equal mass (Nixon et al. 2019). Texts of equal score are kept in the order given.
  ///
  /// - Returns: 0 ... 1; `nil` without items.
  package static func calibrationError(_ items: [(score: Double, gold: Bool)], bins: Int = 10) -> Double? {
    guard !items.isEmpty else { return nil }
    let sorted = items.enumerated().sorted { ($0.element.score, $0.offset) < ($1.element.score, $1.offset) }
    var sum = 0.0
    for bin in 0..<bins {
      let range = (bin * sorted.count / bins)..<((bin + 1) * sorted.count / bins)
      sum += abs(sorted[range].reduce(0) { $0 + $1.element.score - ($1.element.gold ? 1 : 0) })
    }
    return sum / Double(items.count)
  }

  /// Mean negative log likelihood in nats. `nil` without items.
  package static func logLoss(_ items: [(score: Double, gold: Bool)]) -> Double? {
    items.isEmpty ? nil : losses(items).reduce(0, +) / Double(items.count)
  }

  /// Of each item; scores are kept 1e-6 away from 0 and 1.
  static func losses(_ items: [(score: Double, gold: Bool)]) -> [Double] {
    items.map { item in
      let score = min(1 - 1e-6, max(1e-6, item.score))
      return -log(item.gold ? score : 1 - score)
    }
  }
}
