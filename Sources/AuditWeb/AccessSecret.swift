/// Random text that only whoever was shown it can know.
struct AccessSecret: Sendable {
  let text: String

  /// 192 random bits of the system's generator, as 48 hexadecimal digits.
  init() {
    var generator = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef")
    text = String((0..<48).map { _ in digits[Int(generator.next(upperBound: 16 as UInt64))] })
  }

  /// Takes the same time wherever the first difference is.
  func equals(_ other: String?) -> Bool {
    guard let other, other.utf8.count == text.utf8.count else { return false }
    return zip(text.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
