import YAMLDocuments

/// What learned weights were fitted on: the first lines of each learned file.
package struct FitSource: Sendable, Equatable {
  /// In words: which texts, under which licence.
  package var fittedOn: String
  /// SHA-256 over all that the fit read of the texts, in hexadecimal.
  package var goldDigest: String
  /// The digest of the rules that it was fitted with, where these weigh.
  package var rulesDigest: String?
  /// Texts with gold.
  package var rows: Int
  package var prompts: Int

  package init(fittedOn: String, goldDigest: String, rulesDigest: String? = nil, rows: Int, prompts: Int) {
    self.fittedOn = fittedOn
    self.goldDigest = goldDigest
    self.rulesDigest = rulesDigest
    self.rows = rows
    self.prompts = prompts
  }
}

extension FitSource {
  static let keys = ["fitted_on", "gold", "rows", "prompts"]
  static let rulesKey = "rules"

  /// Reports what is wrong; keys that are missing were reported by who read `top`.
  init(_ top: [String: YAMLValue], _ reader: inout YAMLReader) {
    let count = 0...Int.max
    fittedOn = reader.string(top["fitted_on"], "fitted_on") ?? ""
    goldDigest = Self.digest(top["gold"], "gold", &reader)
    rulesDigest = top[Self.rulesKey].map { Self.digest($0, Self.rulesKey, &reader) }
    rows = reader.integer(top["rows"], "rows", in: count) ?? 0
    prompts = reader.integer(top["prompts"], "prompts", in: count) ?? 0
  }

  private static func digest(_ value: YAMLValue?, _ what: String, _ reader: inout YAMLReader) -> String {
    guard let text = reader.string(value, what) else { return "" }
    if text.count != 64 || !text.allSatisfy(\.isHexDigit) {
      reader.report(
        RuleCode.badValue, "'\(what)' is no SHA-256", at: value, help: "64 hexadecimal digits; run 'aside calibrate'")
    }
    return text
  }

  /// As `init` reads them.
  var lines: [String] {
    ["fitted_on: \(Self.quoted(fittedOn))", "gold: '\(goldDigest)'"]
      + (rulesDigest.map { ["\(Self.rulesKey): '\($0)'"] } ?? []) + ["rows: \(rows)", "prompts: \(prompts)"]
  }

  /// A double-quoted scalar on one line.
  private static func quoted(_ text: String) -> String {
    let spaced = text.map { $0.isNewline || ($0.asciiValue ?? 32) < 32 ? " " : $0 }
    return "\"" + String(spaced).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
