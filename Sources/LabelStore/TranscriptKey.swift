import Digests
import TranscriptModel

/// What a transcript is known by: a digest of model, prompt id, epoch, condition, id and parts as they were
/// read. Where the file lies is no part of it, nor the outcome, which may be joined later.
package struct TranscriptKey: Hashable, Sendable {
  /// The first 16 bytes of SHA-256.
  package let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter hexadecimal: 32 digits, as `text` gives them; `nil` for anything else.
  package init?(_ hexadecimal: String) {
    let digits = Array(hexadecimal.utf8)
    // `UInt8(_:radix:)` would take "+f" and "-0" for bytes.
    guard digits.count == 32, !digits.contains(where: { "+-".utf8.contains($0) }) else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: 32, by: 2) {
      guard let byte = UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    self.bytes = bytes
  }

  package var text: String { ByteDigest.hexadecimal(bytes) }

  /// Costs one pass over the text. An id that was made of path and line does not count.
  package init(_ transcript: Transcript) {
    var content: [UInt8] = []
    content.reserveCapacity(transcript.parts.reduce(256) { $0 + $1.text.count + 32 })
    func add(_ text: String?) {
      content.append(text == nil ? 0 : 1)
      content.addSized(text?.utf8.map { $0 } ?? [])
    }
    add(transcript.model)
    add(transcript.promptID)
    add(transcript.epoch.map(String.init))
    for (name, value) in transcript.condition.sorted(by: { $0.key < $1.key }) {
      add(name)
      content.append(value.kind)
      add(value.text)
    }
    add(transcript.id == transcript.source.name ? nil : transcript.id)
    for part in transcript.parts {
      add(part.kind.rawValue)
      add(part.visibility.rawValue)
      content.append(part.truncated ? 1 : 0)
      content.addSized(part.text.bytes)
    }
    bytes = Array(ByteDigest.sha256(content).prefix(16))
  }

  /// Evenly spread, and the same for everyone with the same seed.
  package func number(seed: UInt64) -> UInt64 { Self.number(of: bytes, seed: seed) }

  static func number(of bytes: some Sequence<UInt8>, seed: UInt64) -> UInt64 {
    let low = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    // The mixing step of SplitMix64 (Steele, Lea and Flood 2014).
    var value = low ^ seed
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension [UInt8] {
  fileprivate mutating func addSized(_ bytes: [UInt8]) {
    Swift.withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { self += $0 }
    self += bytes
  }
}

extension ScalarValue {
  /// Tells `"1"` from `1`.
  fileprivate var kind: UInt8 {
    switch self {
    case .string: 2
    case .number: 3
    case .bool: 4
    case .null: 5
    }
  }
}
