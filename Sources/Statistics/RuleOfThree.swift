/// What no hit in n independent texts still allows (Hanley and Lippman-Hand 1983).
package enum RuleOfThree {
  /// 3/n, the upper limit of a one-sided 95 % interval of a share without a hit; at most 1.
  ///
  /// - Returns: `nil` for a total of 0.
  package static func upperLimit(of total: Int) -> Double? { total > 0 ? min(1, 3 / Double(total)) : nil }
}
