/// The values of a YAML document in a text that is read in a fraction of the time, for documents that were read and
/// checked before.
///
/// A value is a letter, `line,column,count` and a colon, and then a scalar's UTF-8 of `count` bytes, a list's `count`
/// values or a mapping's `count` keys, each before its value.
package enum PackedYAML {
  private enum Kind: UInt8 {
    case plain = 0x70
    case quoted = 0x71
    case block = 0x62
    case list = 0x6C
    case mapping = 0x6D
  }

  package static func text(_ document: YAMLDocument) -> String {
    var text = ""
    append(document.root, to: &text)
    return text
  }

  private static func append(_ value: YAMLValue, to text: inout String) {
    func head(_ kind: Kind, _ count: Int) {
      text.unicodeScalars.append(Unicode.Scalar(kind.rawValue))
      text += "\(value.line),\(value.column),\(count):"
    }
    switch value.content {
    case .scalar(let scalar, let isPlain):
      head(isPlain ? .plain : value.isBlockScalar ? .block : .quoted, scalar.utf8.count)
      text += scalar
    case .sequence(let items):
      head(.list, items.count)
      for item in items { append(item, to: &text) }
    case .mapping(let pairs):
      head(.mapping, pairs.count)
      for (key, value) in pairs {
        append(key, to: &text)
        append(value, to: &text)
      }
    }
  }

  /// `nil` for anything but what `text` writes. Cost: mostly that of copying the scalars.
  static func value(_ text: Substring) -> YAMLValue? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = Reader(bytes: bytes)
      let value = reader.value(depth: 0)
      return reader.position == bytes.count ? value : nil
    }
  }

  private struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func value(depth: Int) -> YAMLValue? {
      guard depth < YAMLValue.maximumDepth, position < bytes.count, let kind = Kind(rawValue: bytes[position]) else {
        return nil
      }
      position += 1
      guard let line = number(UInt8(ascii: ",")), let column = number(UInt8(ascii: ",")),
        let count = number(UInt8(ascii: ":")), let content = content(kind, count, depth: depth)
      else { return nil }
      return YAMLValue(content, line: line, column: column, isBlockScalar: kind == .block)
    }

    private mutating func content(_ kind: Kind, _ count: Int, depth: Int) -> YAMLValue.Content? {
      guard count <= bytes.count - position else { return nil }
      switch kind {
      case .plain, .quoted, .block:
        defer { position += count }
        let scalar = String(
          decoding: UnsafeBufferPointer(rebasing: bytes[position..<(position + count)]), as: UTF8.self)
        return .scalar(scalar, isPlain: kind == .plain)
      case .list:
        var items: [YAMLValue] = []
        items.reserveCapacity(count)
        for _ in 0..<count {
          guard let item = value(depth: depth + 1) else { return nil }
          items.append(item)
        }
        return .sequence(items)
      case .mapping:
        var pairs: [(key: YAMLValue, value: YAMLValue)] = []
        pairs.reserveCapacity(count)
        for _ in 0..<count {
          guard let key = value(depth: depth + 1), let value = value(depth: depth + 1) else { return nil }
          pairs.append((key, value))
        }
        return .mapping(pairs)
      }
    }

    /// Up to `end`, which is passed over; of at most nine digits.
    private mutating func number(_ end: UInt8) -> Int? {
      var number = 0
      let last = min(bytes.count, position + 10)
      while position < last {
        let byte = bytes[position]
        position += 1
        if byte == end { return number }
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      return nil
    }
  }
}
