import Evaluation
import JSONWriting

/// An evaluation as JSON (`aside.evaluation/1`). Fractions are not rounded; a withheld figure is null,
/// and `withheld` says why.
package struct EvaluationRecordWriter {
  private let tool: String
  private let digest: String
  private let mistakes: Int
  private let showText: Bool

  /// - Parameters:
  ///   - mistakes: How many misses and how many false alarms are listed.
  ///   - showText: Adds the evidence of what is listed.
  package init(tool: String, digest: String, mistakes: Int = 0, showText: Bool = false) {
    self.tool = tool
    self.digest = digest
    self.mistakes = mistakes
    self.showText = showText
  }

  package func write(_ evaluation: Evaluation, to json: inout JSONWriter) {
    json.object { json in
      json.text("schema", "aside.evaluation/1")
      json.text("tool", tool)
      json.text("rules", digest)
      json.integers([
        ("matched", evaluation.matched), ("gold_without_text", evaluation.withoutText),
        ("texts_without_gold", evaluation.withoutGold),
      ])
      json.list("rows", evaluation.rows) { row, json in write(row, to: &json) }
      json.key("stances")
      write(evaluation.stances.value, to: &json)
      json.key("spans")
      write(evaluation.spans.value, to: &json)
      json.list("by_rule", evaluation.rules) { rule, json in write(rule, to: &json) }
      for (key, isMiss) in [("misses", true), ("false_alarms", false)] {
        json.list(key, evaluation.mistakes.filter { $0.isMiss == isMiss }.prefix(mistakes)) { mistake, json in
          write(mistake, to: &json)
        }
      }
    }
    json.newline()
  }

  private func write(_ row: EvaluationRow, to json: inout JSONWriter) {
    json.object { json in
      json.text("name", row.name)
      json.key("composite")
      json.bool(row.isComposite)
      let counts = row.counts
      json.integers([
        ("tp", counts.truePositives), ("fp", counts.falsePositives), ("fn", counts.falseNegatives),
        ("tn", counts.trueNegatives),
      ])
      let figures: [(String, Double?)] = [
        ("precision", counts.precision), ("recall", counts.recall), ("f1", counts.f1), ("auroc", row.auroc),
        ("average_precision", row.averagePrecision),
      ]
      for (key, value) in figures { json.number(key, row.isStated ? value : nil) }
      json.interval("precision_interval", row.precisionInterval)
      json.interval("recall_interval", row.recallInterval)
      json.interval("f1_interval", row.interval)
      json.key("calibration")
      write(row.calibration.value, to: &json)
      json.key("stances")
      write(row.stances?.value, to: &json)
      json.key("spans")
      write(row.spans?.value, to: &json)
      writeReasons(row, to: &json)
    }
  }

  /// `withheld`: an object from the figure to the reason; empty where every figure is stated.
  private func writeReasons(_ row: EvaluationRow, to json: inout JSONWriter) {
    json.key("withheld")
    json.object { json in
      let reasons = [
        ("f1", row.withheld), ("calibration", row.calibration.withheld), ("stances", row.stances?.withheld),
        ("spans", row.spans?.withheld),
      ]
      for (key, reason) in reasons { if let reason { json.text(key, reason.reason) } }
    }
  }

  private func write(_ mistake: Mistake, to json: inout JSONWriter) {
    json.object { json in
      json.text("id", mistake.id)
      json.text("tag", mistake.tag)
      json.number("score", mistake.score)
      json.list("by_rule", mistake.rules) { rule, json in json.string(rule) }
      guard showText else { return }
      json.list("evidence", mistake.excerpts) { excerpt, json in
        json.object { json in
          json.text("before", excerpt.before)
          json.text("quote", excerpt.quote)
          json.text("after", excerpt.after)
        }
      }
    }
  }
}
