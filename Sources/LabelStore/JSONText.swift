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
    guard !limits.isEmpty else { return "[]" }
    return written { json in
      json.array { json in
        for limit in limits {
          json.object { json in
            json.key("code")
            json.string(limit.code)
            json.key("rule")
            json.optional(limit.rule)
            json.key("part")
            json.optional(limit.part)
          }
        }
      }
    }
  }

  private static func written(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
