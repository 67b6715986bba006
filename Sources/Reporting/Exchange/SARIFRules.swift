import JSONWriting
import RuleFormat

/// The rules of a SARIF log (`reportingDescriptor`), with what a reader needs to judge a finding.
struct SARIFRules {
  /// In the order of the log; deprecated rules find nothing and are left out.
  let rules: [Rule]
  private let definitions: [String: String]

  init(_ pack: RulePack) {
    rules = pack.rules.filter { $0.status != .deprecated }
    definitions = Dictionary(pack.tags.map { ($0.id, $0.definition) }) { first, _ in first }
  }

  /// Position by id.
  var indices: [String: Int] { Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first } }

  func write(to json: inout JSONWriter) {
    json.list("rules", rules) { rule, json in json.object { write(rule, &$0) } }
  }

  private func write(_ rule: Rule, _ json: inout JSONWriter) {
    json.text("id", rule.id)
    Self.message("shortDescription", rule.title, &json)
    Self.message("fullDescription", rule.description, &json)
    Self.message("help", help(rule), &json)
    if let address = rule.references.first(where: { $0.hasPrefix("https://") }) { json.text("helpUri", address) }
    json.key("defaultConfiguration")
    json.object { $0.text("level", "warning") }
    json.key("properties")
    json.object { json in
      json.strings("tags", [rule.tag])
      json.text("strength", rule.strength.rawValue)
      json.text("status", rule.status.rawValue)
    }
  }

  private func help(_ rule: Rule) -> String {
    let parts = [
      rule.description, rule.rationale, definitions[rule.tag].map { "\(rule.tag): \($0)" } ?? "",
      rule.references.joined(separator: "\n"),
    ]
    return parts.map { $0.trimmingSpace }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func message(_ name: String, _ text: String, _ json: inout JSONWriter) {
    json.key(name)
    json.object { $0.text("text", text.trimmingSpace) }
  }
}

extension String {
  /// Without white space at both ends.
  fileprivate var trimmingSpace: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
