import JSONWriting
import TranscriptModel

/// Values as JSON text in a column; the same values give the same bytes.
enum JSONText {
  static func of(_ values: [String: ScalarValue]) -> String {
    values.isEmpty ? "{}" : written { $0.values(values) }
  }

  static func of(_ values: [String: String]) -> String { of(values.mapValues(ScalarValue.string)) }

  static func of(_ counts: [(String, Int)]) -> String {
    written { json in
      json.object { json in
        for (name, count) in counts {
          json.key(name)
          json.integer(count)
        }
      }
    }
  }

  static func of(_ limits: [LimitNote]) -> String {
    limits.isEmpty ? "[]" : written { $0.limitNotes(limits) }
  }

  private static func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
