/// A text that may make a pattern try very many ways to match: `prefix`, then `pump` many times, then `suffix`.
struct AttackCandidate: Hashable {
  var prefix: [UInt8]
  /// Not empty.
  var pump: [UInt8]
  var suffix: [UInt8]

  func text(repeats: Int) -> [UInt8] {
    var text = prefix
    text.reserveCapacity(prefix.count + repeats * pump.count + suffix.count)
    for _ in 0..<repeats { text.append(contentsOf: pump) }
    text.append(contentsOf: suffix)
    return text
  }

  /// The text with about so many bytes in its pumped part.
  func text(bytes: Int) -> [UInt8] { text(repeats: max(1, bytes / pump.count)) }
}
