/// Which labels one text has, as bits: label i of the profile is bit i. Holds up to 128.
struct LabelSet: Hashable, Sendable {
  private(set) var bits: UInt128 = 0

  static let capacity = 128

  mutating func insert(_ index: Int) { bits |= 1 << UInt128(index) }
  func contains(_ index: Int) -> Bool { bits >> UInt128(index) & 1 == 1 }

  /// Calls `body` with each index, ascending.
  func forEach(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
