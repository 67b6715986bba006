import PatternMatching
import RuleFormat
import YAMLDocuments

/// Warnings about patterns for which a text was found that keeps PCRE2 busy: `R020`, `R021` and `R024`.
package struct AttackLint {
  /// What a search for attacks found in a rules folder.
  package struct Result: Sendable {
    package var warnings: [Diagnostic] = []
    /// Patterns that no time was left for.
    package var unsearched = 0
  }

  private static let nanosecondsOfOne: UInt64 = 2_000_000_000

  private let lint: PatternLint
  private let nanoseconds: UInt64

  /// - Parameter seconds: Of the processor, for all patterns together, 0 ... 1e9; a pattern of many wide alternations
  ///   takes a tenth of one. What is left over then is counted, not searched.
  package init(_ lint: PatternLint, seconds: Double = 20) {
    self.lint = lint
    nanoseconds = UInt64(min(max(seconds, 0), 1e9) * 1e9)
  }

  /// Looks at every pattern of the rules that are run, in their order.
  ///
  /// - Parameter first: Paths of files whose patterns come before all others.
  package func result(of pack: RulePack, first: Set<String> = []) -> Result {
    let search = AttackSearch()
    let end = AttackSearch.processorNanoseconds() + nanoseconds
    var result = Result()
    let patterns = Self.patterns(of: pack)
    for (name, pattern, path) in patterns.filter({ first.contains($0.path) })
      + patterns.filter({ !first.contains($0.path) })
    {
      let now = AttackSearch.processorNanoseconds()
      guard now < end else {
        result.unsearched += 1
        continue
      }
      let deadline = min(end, now + Self.nanosecondsOfOne)
      guard let attack = search.attack(on: pattern.compiled, until: deadline) else { continue }
      let (code, message) = Self.finding(attack, name)
      result.warnings.append(lint.diagnostic(code, message, at: pattern, in: path))
    }
    return result
  }

  /// All that are run: of rules, then of modifiers.
  private static func patterns(of pack: RulePack) -> [(name: String, pattern: PatternReference, path: String)] {
    var found: [(name: String, pattern: PatternReference, path: String)] = []
    for rule in pack.rules where rule.status != .deprecated {
      for pattern in rule.patterns + rule.unless { found.append((pattern.name, pattern.pattern, rule.path)) }
    }
    for modifier in pack.modifiers { found.append((String(modifier.name.prefix(60)), modifier.pattern, modifier.path)) }
    return found
  }

  private static func finding(_ attack: AttackSearch.Attack, _ name: String) -> (code: RuleCode, message: String) {
    let text = shown(attack.candidate)
    switch attack.growth {
    case .endless: return (.endlessRecursion, "'\(name)' calls itself at the same place on \(text(1))")
    case .places(let milliseconds, let isJIT):
      return (
        .polynomial,
        "'\(name)' takes the square of a text such as \(text(nil)): it is tried at each place and reads to the end, "
          + "\(PatternLint.rounded(milliseconds)) ms for 8 KB\(isJIT ? "" : " without PCRE2's JIT")"
      )
    case .steps(let growth):
      let steps = "'\(name)' takes \(growth.steps) steps on \(text(growth.repeats))"
      switch growth.kind {
      case .exponential(let factor):
        return (
          .exponential, "\(steps), and each further repeat takes \(PatternLint.rounded(factor)) times as many"
        )
      case .power(let power):
        return (.polynomial, "\(steps); a text twice as long takes \(1 << Int(power.rounded())) times as many")
      }
    }
  }

  /// `‘the’ + ‘a’ × 30 + ‘!’`, with characters that cannot be seen as escapes.
  private static func shown(_ candidate: AttackCandidate) -> (Int?) -> String {
    { repeats in
      let parts = [
        candidate.prefix.isEmpty ? nil : quoted(candidate.prefix),
        quoted(candidate.pump) + " × " + (repeats.map { "\($0)" } ?? "n"),
        candidate.suffix.isEmpty ? nil : quoted(candidate.suffix),
      ]
      return parts.compactMap { $0 }.joined(separator: " + ")
    }
  }

  private static func quoted(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    let escaped = text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0xA0 ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return "‘" + escaped.joined() + "’"
  }
}
