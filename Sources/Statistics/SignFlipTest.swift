/// The permutation test of a mean difference that flips the sign of each prompt's difference (Fisher 1935, §21).
package enum SignFlipTest {
  package static let rounds = 10_000
  /// Up to so many differences that are not 0, all 2^n assignments are counted.
  package static let exactLimit = 16

  /// The two-sided p value: how often flipped signs give a mean as far from 0 as the one seen.
  ///
  /// Exact for up to ``exactLimit`` differences that are not 0; beyond it (count + 1)/(rounds + 1) of seeded flips
  /// (Phipson and Smyth 2010), which takes rounds × distinct sizes of differences, or a bit for each difference.
  /// - Parameter differences: One for each prompt, finite; their order does not matter.
  /// - Returns: 1 where all are 0; `nil` without differences.
  package static func p(_ differences: [Double], seed: UInt64 = 20_261_126) -> Double? {
    guard !differences.isEmpty else { return nil }
    let informative = differences.filter { $0 != 0 }
    guard !informative.isEmpty else { return 1 }
    // Sums in another order differ in their last bits; equal ones must count as equal.
    let seen = abs(informative.reduce(0, +)) - 1e-9 * informative.reduce(0) { $0 + abs($1) }
    return informative.count <= exactLimit ? exact(informative, seen) : sampled(informative, seen, seed)
  }

  private static func exact(_ differences: [Double], _ seen: Double) -> Double {
    let assignments = 1 << differences.count
    var asFar = 0
    for signs in 0..<assignments {
      var sum = 0.0
      for (index, value) in differences.enumerated() { sum += signs >> index & 1 == 1 ? -value : value }
      if abs(sum) >= seen { asFar += 1 }
    }
    return Double(asFar) / Double(assignments)
  }

  /// Differences of one size need only the number of positive ones, which is the number of ones among random bits.
  private static func sampled(_ differences: [Double], _ seen: Double, _ seed: UInt64) -> Double {
    let kinds = Dictionary(differences.map { (abs($0), 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
    var generator = SplitMix(seed: seed)
    var asFar = 0
    for _ in 0..<rounds {
      var bits = RandomBits()
      var sum = 0.0
      for (size, count) in kinds { sum += size * Double(2 * bits.ones(among: count, &generator) - count) }
      if abs(sum) >= seen { asFar += 1 }
    }
    return Double(asFar + 1) / Double(rounds + 1)
  }
}

/// Bits of a generator, none wasted.
private struct RandomBits {
  private var word: UInt64 = 0
  private var left = 0

  mutating func ones(among count: Int, _ generator: inout SplitMix) -> Int {
    var ones = 0
    var needed = count
    while needed > 0 {
      if left == 0 {
        word = generator.next()
        left = 64
      }
      let taken = min(needed, left)
      let mask = taken == 64 ? UInt64.max : (1 << UInt64(taken)) - 1
      ones += (word & mask).nonzeroBitCount
      word = taken == 64 ? 0 : word >> UInt64(taken)
      left -= taken
      needed -= taken
    }
    return ones
  }
}
