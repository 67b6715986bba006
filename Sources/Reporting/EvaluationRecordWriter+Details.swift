import Evaluation
import JSONWriting
import RuleFormat

/// What belongs to one tag or rule; null where the figure is withheld.
extension EvaluationRecordWriter {
  func write(_ calibration: Reliability?, to json: inout JSONWriter) {
    guard let calibration else { return json.null() }
    json.object { json in
      json.integers([("n", calibration.count)])
      json.number("ece", calibration.error)
      json.number("ece_by_chance", calibration.byChance)
      json.list("bins", calibration.bins) { bin, json in
        json.object { json in
          json.integers([("n", bin.count)])
          for (key, value) in [
            ("low", bin.low), ("high", bin.high), ("score", bin.meanScore), ("rate", bin.rate),
          ] { json.number(key, value) }
          json.interval("wilson", bin.interval)
        }
      }
    }
  }

  /// From the gold's stance to the labels' stance to the number of texts; zeros are left out.
  func write(_ confusion: StanceConfusion?, to json: inout JSONWriter) {
    guard let confusion else { return json.null() }
    json.object { json in
      for gold in StanceConfusion.order {
        let counts = zip(StanceConfusion.order, confusion.counts(gold: gold)).filter { $1 > 0 }
        if counts.isEmpty { continue }
        json.key(gold?.rawValue ?? "none")
        json.object { json in json.integers(counts.map { ($0?.rawValue ?? "none", $1) }) }
      }
    }
  }

  func write(_ overlap: SpanOverlap?, to json: inout JSONWriter) {
    guard let overlap else { return json.null() }
    json.object { json in
      json.integers([("quotes", overlap.quotes), ("located", overlap.located), ("touched", overlap.touched)])
      json.number("byte_iou", overlap.byteIoU)
      json.number("word_f1", overlap.wordF1)
    }
  }

  func write(_ rule: RuleFigures, to json: inout JSONWriter) {
    json.object { json in
      json.text("rule", rule.rule)
      json.text("tag", rule.tag)
      json.integers([
        ("fires", rule.fires), ("counting", rule.counting), ("tp", rule.truePositives), ("unique", rule.unique),
        ("false_alone", rule.wrongAlone),
      ])
      json.number("precision", rule.precision.value)
      json.interval("wilson", rule.interval)
    }
  }
}
