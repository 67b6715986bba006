/// How one number stands to another.
package enum NumberOrder: Sendable, Hashable {
  case before, same, after

  /// Compares two literals. Whole numbers of any size compare exactly, others as doubles.
  ///
  /// `nil` when one is no number, or NaN.
  init?(of left: String, to right: String) {
    if let whole = Self.whole(left), let other = Self.whole(right) {
      self = Self.order(of: whole, to: other)
    } else if let left = Double(left), let right = Double(right), !left.isNaN, !right.isNaN {
      self = left < right ? .before : left > right ? .after : .same
    } else {
      return nil
    }
  }

  private typealias Whole = (isNegative: Bool, digits: Substring.UTF8View)

  private static func whole(_ text: String) -> Whole? {
    let isNegative = text.hasPrefix("-")
    let digits = text.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let significant = digits.drop { $0 == "0" }
    return (isNegative && !significant.isEmpty, significant.utf8)
  }

  private static func order(of left: Whole, to right: Whole) -> NumberOrder {
    if left.isNegative != right.isNegative { return left.isNegative ? .before : .after }
    let isSmaller =
      left.digits.count != right.digits.count
      ? left.digits.count < right.digits.count : left.digits.lexicographicallyPrecedes(right.digits)
    if !isSmaller, left.digits.elementsEqual(right.digits) { return .same }
    return isSmaller != left.isNegative ? .before : .after
  }
}
