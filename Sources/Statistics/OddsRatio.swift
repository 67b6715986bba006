/// An odds ratio with its 95 % interval.
package struct OddsRatio: Sendable, Equatable {
  /// 0 or more; `nil` where it is 0/0 or unbounded.
  package var value: Double?
  package var low: Double
  /// `nil` where it is unbounded.
  package var high: Double?

  package init(value: Double?, low: Double, high: Double?) {
    self.value = value
    self.low = low
    self.high = high
  }
}
