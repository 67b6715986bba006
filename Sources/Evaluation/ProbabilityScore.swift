import Foundation

/// How much scores promise of what was found; `Reliability` has the calibration error.
package enum ProbabilityScore {
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
