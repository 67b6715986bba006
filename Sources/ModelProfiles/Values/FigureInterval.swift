import Statistics

/// A 95 % interval of a figure, both ends included; infinite where the data give no bound.
package struct FigureInterval: Sendable, Hashable {
  package var low: Double
  package var high: Double

  package init(_ low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  package init?(_ interval: Interval?) {
    guard let interval else { return nil }
    self.init(interval.low, interval.high)
  }
}
