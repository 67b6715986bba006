import PatternMatching
import RuleFormat

/// What words weigh for every tag, in a row for each.
///
/// Its arrays lie in the store, where nothing is written after `init`: that is the proof behind `@unchecked Sendable`.
final class WordWeights: @unchecked Sendable {
  /// Of one row after the other, `width` each.
  private let weights: UnsafeBufferPointer<Int16>
  /// How many numbers `add` adds to: the tags, and up to seven zeros that fill the processor's vectors.
  let width: Int
  /// What a weight of 1 in `weights` stands for: a hundredth or a thousandth, which files have, or less exact where a file
  /// has more decimals or great weights.
  let unit: Double
  private let store: TableStore

  /// By tag number the terms and the row of each; and how many rows there are.
  typealias Source = (terms: [[SentenceModel.Term]], rows: [[Int]], count: Int)

  /// - Parameter source: Asked for only where the store has no table.
  init(_ store: TableStore, _ source: () -> Source) {
    self.store = store
    lazy var contents = Contents(source())
    weights = store.array { contents.weights }
    width = store.array { [contents.width] }.first ?? 0
    unit = store.array { [contents.unit] }.first ?? 1
  }

  private struct Contents {
    var weights: [Int16]
    let width: Int
    let unit: Double

    init(_ source: Source) {
      width = (source.terms.count + 7) / 8 * 8
      unit = WordWeights.unit(of: source.terms.joined().lazy.map(\.weight))
      weights = [Int16](repeating: 0, count: source.count * width)
      for (tag, terms) in source.terms.enumerated() {
        for (term, row) in zip(terms, source.rows[tag]) {
          weights[row * width + tag] = Int16(clamping: Int((term.weight / unit).rounded()))
        }
      }
    }
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
    let weights = UnsafeRawBufferPointer(weights)
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

  func weight(of tag: Int, in row: Int) -> Double { Double(weights[row * width + tag]) * unit }
}
