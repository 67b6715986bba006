/// Counts of whole numbers, such as words of a text or thousandths of its length; histograms add up exactly.
package struct IntegerHistogram: Sendable, Equatable {
  package private(set) var counts: [Int: Int] = [:]
  package private(set) var total = 0

  package init() {}

  /// - Parameter counts: How often each number came; those that are not above 0 are left out.
  package init(_ counts: [Int: Int]) {
    self.counts = counts.filter { $0.value > 0 }
    total = self.counts.values.reduce(0, +)
  }

  /// Does nothing unless `times` is above 0.
  package mutating func add(_ value: Int, times: Int = 1) {
    guard times > 0 else { return }
    counts[value, default: 0] += times
    total += times
  }

  package static func + (left: IntegerHistogram, right: IntegerHistogram) -> IntegerHistogram {
    var sum = left
    for (value, times) in right.counts { sum.add(value, times: times) }
    return sum
  }

  /// `nil` without numbers.
  package var median: Double? { quantile(0.5) }

  /// `nil` without numbers.
  package var mean: Double? {
    total == 0 ? nil : counts.reduce(0.0) { $0 + Double($1.key) * Double($1.value) } / Double(total)
  }

  /// The quantile by linear interpolation between the numbers beside place (n − 1) share (Hyndman and Fan 1996, type 7,
  /// numpy's default).
  ///
  /// - Returns: `nil` without numbers, or for a share outside 0 ... 1.
  package func quantile(_ share: Double) -> Double? { quantiles([share])?.first }

  /// Several quantiles from one pass over the sorted numbers.
  package func quantiles(_ shares: [Double]) -> [Double]? {
    guard total > 0, shares.allSatisfy({ (0...1).contains($0) }) else { return nil }
    let sorted = counts.sorted { $0.key < $1.key }
    func number(at place: Int) -> Double {
      var passed = 0
      for (value, times) in sorted {
        passed += times
        if place < passed { return Double(value) }
      }
      return Double(sorted.last?.key ?? 0)
    }
    return shares.map { share in
      let place = Double(total - 1) * share
      let below = Int(place.rounded(.down))
      let low = number(at: below)
      return low + (place - Double(below)) * (number(at: min(total - 1, below + 1)) - low)
    }
  }
}
