import TranscriptModel

/// The rows of a CSV or TSV text as JSON objects: the header's names, and the cells as plain values.
///
/// Quoted cells may hold line breaks and doubled quotation marks (RFC 4180). Empty cells are left out.
struct DelimitedRows {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private let separator: UInt8
  private(set) var header: [String] = []

  /// - Parameter bytes: Valid UTF-8. The separator is the one of tab, semicolon and comma that the first
  ///   line holds most often.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
    let line = bytes.prefix { $0 != 0x0A }
    let candidates: [UInt8] = [0x2C, 0x09, 0x3B]
    separator = candidates.max { a, b in line.count { $0 == a } < line.count { $0 == b } } ?? 0x2C
    header = cells() ?? []
  }

  /// The next row as the text of a JSON object, or `nil` at the end. Blank lines are passed over.
  mutating func next() -> [UInt8]? {
    while let row = cells() {
      if row.allSatisfy(\.isEmpty) { continue }
      var fields: [String] = []
      for (name, cell) in zip(header, row) where !cell.isEmpty {
        let value: String =
          switch ScalarValue(plainText: cell) {
          case .string: Self.quoted(cell)
          case let scalar: scalar.text
          }
        fields.append("\(Self.quoted(name)):\(value)")
      }
      return Array("{\(fields.joined(separator: ","))}".utf8)
    }
    return nil
  }

  /// The cells of the next row; an unfinished quotation ends with the text.
  private mutating func cells() -> [String]? {
    guard position < bytes.endIndex else { return nil }
    var row: [String] = []
    while true {
      row.append(bytes[position...].first == 0x22 ? quotedCell() : plainCell())
      guard position < bytes.endIndex, bytes[position] == separator else { break }
      position += 1
    }
    if position < bytes.endIndex { position += 1 }
    return row
  }

  private mutating func plainCell() -> String {
    let start = position
    while position < bytes.endIndex, bytes[position] != separator, bytes[position] != 0x0A { position += 1 }
    var end = position
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func quotedCell() -> String {
    var text: [UInt8] = []
    position += 1
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      if byte != 0x22 {
        text.append(byte)
      } else if position < bytes.endIndex, bytes[position] == 0x22 {
        text.append(byte)
        position += 1
      } else {
        break
      }
    }
    return String(decoding: text, as: UTF8.self) + plainCell()
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
