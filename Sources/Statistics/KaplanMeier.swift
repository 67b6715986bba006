import Foundation

/// The product-limit estimate (Kaplan and Meier 1958) of when something first comes, where some texts end before it
/// does.
///
/// Times are whole, such as thousandths of a text's length; a text that ends at the time of an event was still at risk.
package struct KaplanMeier: Sendable {
  package struct Step: Sendable, Equatable {
    package var time: Int
    /// Texts that had neither the event nor their end before.
    package var atRisk: Int
    /// Above 0.
    package var events: Int
    /// The share of texts without the event up to and at this time.
    package var survival: Double
    /// By Greenwood's formula (1926), S √(Σ d/(n(n − d))); 0 where nothing survives.
    package var standardError: Double
  }

  /// At each time with an event, in order of time; none without events.
  package let steps: [Step]
  package let total: Int

  /// - Parameters:
  ///   - events: The times of first events.
  ///   - censored: The times at which texts without the event ended.
  package init(events: IntegerHistogram, censored: IntegerHistogram) {
    total = events.total + censored.total
    var atRisk = total
    var survival = 1.0
    var hazard = 0.0
    var steps: [Step] = []
    for time in Set(events.counts.keys).union(censored.counts.keys).sorted() {
      if let count = events.counts[time] {
        let left = atRisk - count
        survival *= Double(left) / Double(atRisk)
        hazard += left > 0 ? Double(count) / (Double(atRisk) * Double(left)) : 0
        steps.append(
          Step(
            time: time, atRisk: atRisk, events: count, survival: survival,
            standardError: survival * hazard.squareRoot()))
        atRisk = left
      }
      atRisk -= censored.counts[time] ?? 0
    }
    self.steps = steps
  }

  /// The share of texts with the event at or before a time; `nil` without texts.
  package func incidence(by time: Int) -> Double? {
    guard total > 0 else { return nil }
    return 1 - (steps.last { $0.time <= time }?.survival ?? 1)
  }

  /// The first time by which the share of texts with the event is at least `share`; 0.5 for the median.
  ///
  /// - Returns: `nil` where it never gets there, or for a share that is not above 0 and at most 1.
  package func time(ofShare share: Double) -> Int? {
    guard share > 0, share <= 1 else { return nil }
    // A product of ratios misses a round share by its last bits.
    return steps.first { 1 - $0.survival >= share - 1e-12 }?.time
  }
}
