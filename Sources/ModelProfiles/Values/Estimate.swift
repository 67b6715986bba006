/// A figure with its 95 % interval; `nil` for what is not defined.
package struct Estimate: Sendable, Hashable {
  package var value: Double?
  package var interval: FigureInterval?

  package init(_ value: Double?, _ interval: FigureInterval? = nil) {
    self.value = value
    self.interval = interval
  }
}
