import Statistics

/// `k` of `n` with Wilson's interval, for counts of texts taken as independent.
package struct Share: Sendable, Hashable {
  package var k: Int
  package var n: Int

  package init(_ k: Int, of n: Int) {
    self.k = k
    self.n = n
  }

  /// 0 ... 1; `nil` for n = 0.
  package var rate: Double? { n > 0 ? Double(k) / Double(n) : nil }

  /// `nil` for n = 0.
  package var wilson: FigureInterval? { FigureInterval(WilsonInterval.of(Double(k), of: n)) }
}
