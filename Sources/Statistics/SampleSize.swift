/// How many texts or prompts show a difference, in a two-sided test.
package enum SampleSize {
  /// Texts for each arm to see `first` against `second`, unpaired (Fleiss 1981, ch. 3, without continuity
  /// correction): 5 % against 8 % takes 1,059.
  ///
  /// - Parameters:
  ///   - level: The error of the first kind, two-sided.
  ///   - power: The chance to see the difference.
  /// - Returns: `nil` for equal shares, or shares, level or power outside 0 ... 1.
  package static func perArm(
    first: Double, second: Double, level: Double = 0.05, power: Double = 0.8
  ) -> Int? {
    guard (0...1).contains(first), (0...1).contains(second), first != second,
      let alpha = NormalDistribution.quantile(1 - level / 2), let beta = NormalDistribution.quantile(power)
    else { return nil }
    let mean = (first + second) / 2
    let underNull = (2 * mean * (1 - mean)).squareRoot()
    let underDifference = (first * (1 - first) + second * (1 - second)).squareRoot()
    return whole((alpha * underNull + beta * underDifference) / (first - second))
  }

  /// Pairs to see a difference of paired shares by McNemar's test (Miettinen 1968; Connor 1987):
  /// (z_α √ψ + z_β √(ψ − d²))²/d² with ψ = p₁₀ + p₀₁ and d = p₁₀ − p₀₁.
  ///
  /// - Parameters:
  ///   - onlyFirst: The share p₁₀ of pairs with yes in the first alone; `onlySecond` p₀₁ likewise.
  /// - Returns: `nil` for equal shares, shares that add up to more than 1, or level or power outside 0 ... 1.
  package static func pairs(
    onlyFirst: Double, onlySecond: Double, level: Double = 0.05, power: Double = 0.8
  ) -> Int? {
    let discordant = onlyFirst + onlySecond
    let difference = onlyFirst - onlySecond
    guard onlyFirst >= 0, onlySecond >= 0, discordant <= 1, difference != 0,
      let alpha = NormalDistribution.quantile(1 - level / 2), let beta = NormalDistribution.quantile(power)
    else { return nil }
    let underDifference = (discordant - difference * difference).squareRoot()
    return whole((alpha * discordant.squareRoot() + beta * underDifference) / difference)
  }

  /// Pairs to see a mean difference whose values have a standard deviation: ((z_α + z_β) sd/d)².
  ///
  /// - Returns: `nil` for a difference of 0, a negative deviation, or level or power outside 0 ... 1.
  package static func pairs(
    difference: Double, deviation: Double, level: Double = 0.05, power: Double = 0.8
  ) -> Int? {
    guard difference != 0, deviation >= 0, let alpha = NormalDistribution.quantile(1 - level / 2),
      let beta = NormalDistribution.quantile(power)
    else { return nil }
    return whole((alpha + beta) * deviation / difference)
  }

  private static func whole(_ root: Double) -> Int? {
    let count = (root * root).rounded(.up)
    return count.isFinite && count < 1e15 ? max(1, Int(count)) : nil
  }
}
