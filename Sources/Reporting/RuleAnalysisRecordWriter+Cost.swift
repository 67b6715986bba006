import JSONWriting
import RuleAnalysis

extension RuleAnalysisRecordWriter {
  /// `aside.rules.cost/1`. Every rule, the dearest first; shares are of the time in PCRE2.
  package func text(_ cost: RuleCost) -> String {
    document("aside.rules.cost/1") { json in
      json.field("texts", cost.texts)
      json.field("bytes", cost.bytes)
      json.field("search_seconds", Double(cost.searchNanoseconds) / 1e9)
      json.field("pcre2_seconds", Double(cost.nanoseconds) / 1e9)
      json.objects("rules", cost.rules) { rule, json in
        json.field("rule", rule.rule)
        json.field("path", rule.path)
        json.field("share", cost.share(rule.nanoseconds))
        json.field("seconds", Double(rule.nanoseconds) / 1e9)
        json.objects("patterns", rule.patterns) { pattern, json in
          json.field("name", pattern.name)
          json.field("line", pattern.line)
          json.field("share", cost.share(pattern.nanoseconds))
          json.field("seconds", Double(pattern.nanoseconds) / 1e9)
          json.field("texts", pattern.texts)
          json.field("places", pattern.places)
          json.key("has_literal")
          json.bool(pattern.hasLiteral)
        }
      }
      json.objects("warnings", cost.warnings) { warning, json in
        json.field("code", warning.code)
        json.field("path", warning.path)
        json.field("line", warning.line)
        json.field("column", warning.column)
        json.field("message", warning.message)
      }
    }
  }
}
