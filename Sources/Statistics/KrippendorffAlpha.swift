/// Krippendorff's α for categories, any number of coders and missing codes (Krippendorff 2004, ch. 11; 2011,
/// "Computing Krippendorff's alpha-reliability").
package struct KrippendorffAlpha: Sendable {
  /// 1 − D_o/D_e, at most 1; `nil` where fewer than two codes can be paired, or all of them are the same.
  package let value: Double?
  /// Texts with two or more codes; the others do not count.
  package let units: Int
  /// For each unit: for each category the codes, and as the last sum those that disagree, Σ n_c(n − n_c)/(n − 1).
  private let sums: [[Double]]

  /// - Parameter codes: For each text, what each coder said, `nil` where one did not code it. The order of coders does
  ///   not matter.
  package init<Category: Hashable>(_ codes: [[Category?]]) {
    var places: [Category: Int] = [:]
    let known = codes.map { $0.compactMap(\.self) }.filter { $0.count > 1 }
    for code in known.joined() where places[code] == nil { places[code] = places.count }
    sums = known.map { unit in
      var sums = [Double](repeating: 0, count: places.count + 1)
      for code in unit { if let place = places[code] { sums[place] += 1 } }
      let size = Double(unit.count)
      sums[places.count] = sums.dropLast().reduce(0) { $0 + $1 * (size - $1) } / (size - 1)
      return sums
    }
    units = known.count
    value = Self.alpha(
      sums.reduce(into: [Double](repeating: 0, count: places.count + 1)) { total, unit in
        for index in total.indices { total[index] += unit[index] }
      })
  }

  /// The percentile interval of resampled texts; `nil` for fewer than two, or where most resamples have no value.
  package func interval(_ bootstrap: ClusterBootstrap = ClusterBootstrap()) -> Interval? {
    bootstrap.interval(sums, Self.alpha)
  }

  private static func alpha(_ sums: [Double]) -> Double? {
    guard let disagreeing = sums.last else { return nil }
    let codes = sums.dropLast()
    let n = codes.reduce(0, +)
    let expected = codes.reduce(0) { $0 + $1 * (n - $1) }
    return expected > 0 ? 1 - (n - 1) * disagreeing / expected : nil
  }
}
