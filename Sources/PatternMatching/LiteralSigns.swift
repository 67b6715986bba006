import CLiteralScan

/// Gives every literal one of 512 signs: a common literal one of its own, the others one that they share with those
/// near them, which are mostly their synonyms. What stands for a chain shares a sign with other chains.
enum LiteralSigns {
  private static let count = Int(ASIDE_SIGN_WORDS) * 64
  private static let own = 256
  private static let ofChains = 64

  /// - Parameters:
  ///   - literals: What belongs together stands near each other.
  ///   - chains: How many literals follow that stand for chains.
  /// - Returns: For each literal its sign.
  static func signs(of literals: [RequiredLiterals.Literal], chains: Int) -> [UInt16] {
    let rates = literals.map { LiteralFrequency.perKilobyte([$0]) }
    let common = Set(literals.indices.sorted { (rates[$1], $0) < (rates[$0], $1) }.prefix(own))
    let others = max(1, literals.count - common.count)
    let shared = count - own - ofChains
    var (nextOwn, nextShared) = (0, 0)
    let signs = literals.indices.map { index in
      if common.contains(index) {
        nextOwn += 1
        return UInt16(nextOwn - 1)
      }
      nextShared += 1
      return UInt16(own + (nextShared - 1) * shared / others)
    }
    return signs + (0..<chains).map { UInt16(own + shared + $0 * ofChains / chains) }
  }
}
