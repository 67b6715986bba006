/// p values of several tests, adjusted for there being several.
package enum AdjustedP {
  /// Holm 1979, for the error of any of them: the running maximum of (m − i + 1) p(i), at most 1.
  ///
  /// - Returns: In the order of the input.
  package static func holm(_ values: [Double]) -> [Double] {
    var adjusted = values
    var largest = 0.0
    for (rank, index) in order(values).enumerated() {
      largest = max(largest, min(1, Double(values.count - rank) * values[index]))
      adjusted[index] = largest
    }
    return adjusted
  }

  /// Benjamini and Hochberg 1995, for the share of false ones among those found: the running minimum from the largest
  /// of (m/i) p(i), at most 1.
  ///
  /// - Returns: In the order of the input.
  package static func benjaminiHochberg(_ values: [Double]) -> [Double] {
    var adjusted = values
    var smallest = 1.0
    for (rank, index) in order(values).enumerated().reversed() {
      smallest = min(smallest, values[index] * Double(values.count) / Double(rank + 1))
      adjusted[index] = smallest
    }
    return adjusted
  }

  private static func order(_ values: [Double]) -> [Int] {
    values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  }
}
