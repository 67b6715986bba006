import Auditing
import JSONWriting

/// How far auditors agree, as one JSON object (`aside.agreement/1`).
package enum AgreementRecordWriter {
  /// With a line break at the end.
  package static func bytes(_ report: AgreementReport) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.string("aside.agreement/1")
      json.key("auditors")
      json.array { json in
        for auditor in report.auditors { json.string(auditor) }
      }
      json.key("tags")
      json.array { json in
        for row in report.rows { write(row, &json) }
      }
      json.key("self")
      json.array { json in
        for row in report.selves {
          json.object { json in
            json.key("auditor")
            json.string(row.auditor)
            json.key("items")
            json.integer(row.items)
            figure("raw", row.raw, &json)
            figure("kappa", row.kappa, &json)
          }
        }
      }
    }
    json.newline()
    return json.bytes
  }

  /// `tag` is null for all tags together.
  private static func write(_ row: AgreementReport.Row, _ json: inout JSONWriter) {
    json.object { json in
      json.key("tag")
      json.optional(row.tag)
      json.key("items")
      json.integer(row.items)
      json.key("pairs")
      json.integer(row.pairs)
      figure("raw", row.raw, &json)
      figure("kappa", row.kappa, &json)
      figure("alpha", row.alpha, &json)
      figure("ac1", row.ac1, &json)
      figure("positive", row.positive, &json)
      figure("span_f1", row.spans, &json)
      json.key("stance_pairs")
      json.integer(row.stancePairs)
      figure("stance", row.stance, &json)
    }
  }

  private static func figure(_ name: String, _ figure: AgreementReport.Figure, _ json: inout JSONWriter) {
    json.key(name)
    json.object { json in
      json.key("value")
      if let value = figure.value { json.number(value) } else { json.null() }
      json.key("interval")
      guard let interval = figure.interval else { return json.null() }
      json.array { json in
        json.number(interval.low)
        json.number(interval.high)
      }
    }
  }
}
