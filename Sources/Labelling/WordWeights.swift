import RuleFormat

/// What words weigh for every tag, in a row for each.
final class WordWeights: Sendable {
  /// Of one row after the other, `width` each.
  private let weights: [Int16]
  /// How many numbers `add` adds to: the tags, and up to seven zeros that fill the processor's vectors.
  let width: Int
  /// What a weight of 1 in `weights` stands for: a hundredth or a thousandth, which files have, or less exact where a file
  /// has more decimals or great weights.
  let unit: Double

  /// - Parameters:
  ///   - terms: By tag number.
  ///   - rows: By tag number, the row of each term.
  ///   - count: How many rows.
  init(_ terms: [[SentenceModel.Term]], rows: [[Int]], count: Int) {
    width = (terms.count + 7) / 8 * 8
    unit = Self.unit(of: terms.joined().lazy.map(\.weight))
    var weights = [Int16](repeating: 0, count: count * width)
    for (tag, terms) in terms.enumerated() {
      for (term, row) in zip(terms, rows[tag]) {
        weights[row * width + tag] = Int16(clamping: Int((term.weight / unit).rounded()))
      }
    }
    self.weights = weights
  }

  private static func unit(of weights: some Sequence<Double>) -> Double {
    var largest = 0.0
    var (areHundredths, areThousandths) = (true, true)
    for weight in weights {
      largest = max(largest, abs(weight))
      areHundredths = areHundredths && abs(weight * 100 - (weight * 100).rounded()) < 1e-6
      areThousandths = areThousandths && abs(weight * 1_000 - (weight * 1_000).rounded()) < 1e-6
    }
    let least = largest / Double(Int16.max)
    if areHundredths, least <= 0.01 { return 0.01 }
    return areThousandths && least <= 0.001 ? 0.001 : max(least, .leastNormalMagnitude)
  }

  /// - Parameter sums: `width` numbers, in units.
  @inline(__always)
  func add(_ row: Int, to sums: UnsafeMutableBufferPointer<Int32>) {
    weights.withUnsafeBytes { weights in
      let sums = UnsafeMutableRawBufferPointer(sums)
      let first = row &* width
      var tag = 0
      while tag < width {
        let more = weights.loadUnaligned(fromByteOffset: (first &+ tag) &* 2, as: SIMD8<Int16>.self)
        let sum = sums.loadUnaligned(fromByteOffset: tag &* 4, as: SIMD8<Int32>.self)
        sums.storeBytes(
          of: sum &+ SIMD8<Int32>(truncatingIfNeeded: more), toByteOffset: tag &* 4, as: SIMD8<Int32>.self)
        tag &+= 8
      }
    }
  }

  func weight(of tag: Int, in row: Int) -> Double { Double(weights[row * width + tag]) * unit }
}
