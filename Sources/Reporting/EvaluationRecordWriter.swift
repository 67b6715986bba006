import Evaluation

/// An evaluation as JSON (`aside.evaluation/1`). Fractions are not rounded; a withheld figure is null.
package struct EvaluationRecordWriter {
  private let tool: String
  private let digest: String

  package init(tool: String, digest: String) {
    self.tool = tool
    self.digest = digest
  }

  package func write(_ evaluation: Evaluation, to json: inout JSONWriter) {
    json.object { json in
      json.key("schema")
      json.string("aside.evaluation/1")
      json.key("tool")
      json.string(tool)
      json.key("rules")
      json.string(digest)
      for (key, value) in [
        ("matched", evaluation.matched), ("gold_without_text", evaluation.withoutText),
        ("texts_without_gold", evaluation.withoutGold),
      ] {
        json.key(key)
        json.integer(value)
      }
      json.key("rows")
      json.array { json in
        for row in evaluation.rows { write(row, to: &json) }
      }
    }
    json.newline()
  }

  private func write(_ row: Evaluation.Row, to json: inout JSONWriter) {
    json.object { json in
      json.key("name")
      json.string(row.name)
      json.key("composite")
      json.bool(row.isComposite)
      let counts = row.counts
      for (key, value) in [
        ("tp", counts.truePositives), ("fp", counts.falsePositives), ("fn", counts.falseNegatives),
        ("tn", counts.trueNegatives),
      ] {
        json.key(key)
        json.integer(value)
      }
      let figures: [(String, Double?)] = [
        ("precision", counts.precision), ("recall", counts.recall), ("f1", counts.f1), ("auroc", row.auroc),
        ("average_precision", row.averagePrecision),
      ]
      for (key, value) in figures {
        json.key(key)
        if row.isStated, let value { json.number(value) } else { json.null() }
      }
      json.key("f1_interval")
      if let interval = row.interval {
        json.array { json in
          json.number(interval.low)
          json.number(interval.high)
        }
      } else {
        json.null()
      }
    }
  }
}
