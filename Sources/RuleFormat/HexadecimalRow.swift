/// Numbers with a sign as two or four hexadecimal digits each, without gaps: `ff` is −1.
enum HexadecimalRow {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(_ bytes: some Sequence<Int8>) -> String { text(bytes.map { UInt16(UInt8(bitPattern: $0)) }, 2) }
  static func text(_ pairs: some Sequence<Int16>) -> String { text(pairs.map { UInt16(bitPattern: $0) }, 4) }

  private static func text(_ numbers: [UInt16], _ length: Int) -> String {
    let places = stride(from: 4 * (length - 1), through: 0, by: -4)
    return String(decoding: numbers.flatMap { number in places.map { digits[Int(number >> $0) & 15] } }, as: UTF8.self)
  }

  /// `nil` for anything but such digits.
  static func bytes(_ text: Substring.UTF8View) -> [Int8]? {
    numbers(text, 2)?.map { Int8(truncatingIfNeeded: $0) }
  }

  static func pairs(_ text: Substring.UTF8View) -> [Int16]? {
    numbers(text, 4)?.map { Int16(truncatingIfNeeded: $0) }
  }

  private static func numbers(_ text: Substring.UTF8View, _ length: Int) -> [Int]? {
    var numbers: [Int] = []
    numbers.reserveCapacity(text.count / length)
    var (number, count) = (0, 0)
    for byte in text {
      guard let digit = digit(byte) else { return nil }
      number = number << 4 | digit
      count += 1
      guard count == length else { continue }
      numbers.append(number)
      (number, count) = (0, 0)
    }
    return count == 0 ? numbers : nil
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}
