import PatternMatching
import RuleFormat
import YAMLDocuments

/// Warnings about patterns that are legal and work, but cost time on every text.
///
/// They follow from the pattern alone, by the frequencies of ordinary English; `RuleCost` measures on a dump.
package struct PatternLint {
  /// Times that PCRE2 may be let start in a kilobyte of ordinary text. Most patterns stay below 0.1.
  package static let commonStarts = 2.0
  /// Literals that a warning names.
  private static let shownLiterals = 4

  private let lines: [String: [Substring]]
  private let sample: [UInt8]

  /// - Parameters:
  ///   - files: The files that `pack` was read from; warnings quote their lines.
  ///   - pack: Its examples are the text on which a pattern without a literal is timed.
  package init(_ files: RuleFiles, _ pack: RulePack) {
    lines = Dictionary(
      files.files.map { ($0.path, $0.text.split(separator: "\n", omittingEmptySubsequences: false)) },
      uniquingKeysWith: { first, _ in first })
    sample = PatternTiming.sample(of: pack)
  }

  /// One warning for each costly pattern of the rules that are run, in their order.
  package func warnings(of pack: RulePack) -> [Diagnostic] {
    let parts = SharedParts()
    return pack.rules.filter { $0.status != .deprecated }.flatMap { rule in
      rule.patterns.filter { !rule.condition.not.contains($0.name) }.compactMap { pattern in
        warning(about: pattern, pattern.pattern.compiled.requiredLiterals(sharing: parts), of: rule)
      }
    }
  }

  private func warning(
    about pattern: RulePattern, _ literals: RequiredLiterals, of rule: Rule
  ) -> Diagnostic? {
    guard let starts = literals.expectedStarts else { return withoutLiteral(pattern, of: rule) }
    guard starts >= Self.commonStarts else { return nil }
    let words = literals.commonestAnchor(showing: Self.shownLiterals).map { "‘\($0)’" }.joined(separator: ", ")
    return diagnostic(
      RuleCode.commonLiteral,
      "'\(pattern.name)' is tried about \(Self.rounded(starts)) times in a kilobyte of ordinary text: the rarest that "
        + "every match holds is \(words)", pattern, of: rule)
  }

  private func withoutLiteral(_ pattern: RulePattern, of rule: Rule) -> Diagnostic {
    let seconds = PatternTiming.secondsPerGigabyte(of: pattern.pattern.compiled, in: sample)
    return diagnostic(
      RuleCode.noLiteral,
      "'\(pattern.name)' holds no literal that every match has: it is tried at every place of every text, "
        + "\(Self.rounded(seconds)) s for a gigabyte of reasoning on this machine", pattern, of: rule)
  }

  /// A warning at a pattern, with the line of its file.
  func diagnostic(_ code: RuleCode, _ message: String, _ pattern: RulePattern, of rule: Rule) -> Diagnostic {
    diagnostic(code, message, at: pattern.pattern, in: rule.path)
  }

  func diagnostic(_ code: RuleCode, _ message: String, at place: PatternReference, in path: String) -> Diagnostic {
    let file = lines[path] ?? []
    return Diagnostic(
      code: code, severity: .warning, message: message, path: path, line: place.line, column: place.column,
      sourceLine: file.indices.contains(place.line - 1) ? String(file[place.line - 1]) : "")
  }

  /// One decimal.
  static func rounded(_ value: Double) -> String {
    let tenths = Int((min(value, 1e9) * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
