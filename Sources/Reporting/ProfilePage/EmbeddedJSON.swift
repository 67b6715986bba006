import JSONWriting

/// JSON inside an HTML page, where no text of others may end the script element that holds it.
enum EmbeddedJSON {
  /// `<`, `>` and `&` stand in strings only, so they can be written as escapes anywhere.
  static func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(json.bytes.count)
    for byte in json.bytes {
      switch byte {
      case UInt8(ascii: "<"): bytes += "\\u003c".utf8
      case UInt8(ascii: ">"): bytes += "\\u003e".utf8
      case UInt8(ascii: "&"): bytes += "\\u0026".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// One row of a chart's data.
typealias ChartRow = [(String, ChartValue)]

/// What a row holds.
enum ChartValue {
  case text(String)
  /// `nil` and what is not finite become null.
  case number(Double?)
  case integer(Int)
}

extension JSONWriter {
  mutating func chartRow(_ row: ChartRow) {
    object { json in
      for (name, value) in row {
        json.key(name)
        switch value {
        case .text(let text): json.string(TextStyle.visible(text))
        case .number(let number): if let number { json.number(number) } else { json.null() }
        case .integer(let integer): json.integer(integer)
        }
      }
    }
  }
}
