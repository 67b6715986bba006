import JSONWriting
import RuleFormat

/// The patterns of a pack for other tools: one JSON object a line.
package enum PatternListWriter {
  /// Rule, tag, pattern, its place, and the PCRE2 regex with the names of the lexicon written out.
  ///
  /// Regexes are meant caseless, with Unicode properties. What a rule does with its patterns (`any`, `unless` ...) is
  /// not in it; patterns that must not match have `"not": true`.
  /// - Parameter tag: Only rules of this tag; `nil` for all.
  package static func text(_ pack: RulePack, tag: String? = nil) -> String {
    var json = JSONWriter()
    for rule in pack.rules where rule.status != .deprecated && (tag == nil || rule.tag == tag) {
      for pattern in rule.patterns {
        json.object { json in
          json.field("rule", rule.id)
          json.field("tag", rule.tag)
          json.field("pattern", pattern.name)
          json.field("path", rule.path)
          json.field("line", pattern.pattern.line)
          json.key("not")
          json.bool(rule.condition.not.contains(pattern.name))
          json.field("regex", pattern.pattern.compiled.source)
        }
        json.newline()
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
