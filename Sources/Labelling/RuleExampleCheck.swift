import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import StanceResolution
import TranscriptModel
import YAMLDocuments

/// Runs the examples of rules and modifiers: each promise that does not hold is one diagnostic.
package struct RuleExampleCheck {
  package struct Result: Sendable {
    package var executed = 0
    package var problems: [Diagnostic] = []
    /// `todo_match` examples that match now; warnings.
    package var surprises: [Diagnostic] = []

    package init() {}
  }

  private let pack: RulePack
  private let modifiers: ModifierSet

  package init(_ pack: RulePack) {
    self.pack = pack
    modifiers = ModifierSet(pack)
  }

  /// Checks the examples of all rules whose id starts with `prefix`, and of all modifiers.
  package func run(prefix: String = "") -> Result {
    var result = Result()
    for rule in pack.rules where rule.id.hasPrefix(prefix) { check(rule, &result) }
    if prefix.isEmpty {
      for modifier in pack.modifiers { check(modifier, &result) }
    }
    return result
  }

  /// Checks the examples of one rule.
  package func run(only rule: Rule) -> Result {
    var result = Result()
    check(rule, &result)
    return result
  }

  private func check(_ rule: Rule, _ result: inout Result) {
    var active = rule
    // A deprecated rule is not run on transcripts; its examples still are.
    active.status = .test
    let probe = ExampleProbe(rule: active, modifiers: modifiers)
    for example in rule.examples.match {
      result.executed += 1
      result.problems += problems(of: example, in: probe, rule)
    }
    for example in rule.examples.noMatch {
      result.executed += 1
      if let cue = probe.cues(in: example.text, prompt: example.prompt).first {
        let found = UTF8Text(example.text).string(at: cue.match.range)
        result.problems.append(
          problem(
            "a no_match example matches: ⟦\(found)⟧", example.place, rule.path, help: "because: \(example.because)"))
      }
    }
    for example in rule.examples.todoMatch where !probe.cues(in: example.text, prompt: example.prompt).isEmpty {
      let place = example.place
      result.surprises.append(
        Diagnostic(
          code: RuleCode.todoMatches, severity: .warning, message: "a todo_match example matches now", path: rule.path,
          line: place.line, column: place.column, sourceLine: place.sourceLine))
    }
  }

  private func problems(of example: RuleExamples.Match, in probe: ExampleProbe, _ rule: Rule) -> [Diagnostic] {
    let cues = probe.cues(in: example.text, prompt: example.prompt)
    let spans = cues.map(\.match.range)
    guard spans == example.spans else {
      return [
        problem("a match example is found differently", example.place, rule.path, help: shown(example.text, spans))
      ]
    }
    // Offsets must survive text of many bytes per character before them.
    let shifted = probe.cues(in: Self.multiBytePrefix + example.text, prompt: example.prompt).map(\.match.range)
    if shifted != spans.map({ $0.shifted(by: Self.multiBytePrefix.utf8.count) }) {
      return [
        problem(
          "a match example is found differently behind multi-byte text", example.place, rule.path,
          help: shown(Self.multiBytePrefix + example.text, shifted))
      ]
    }
    for cue in cues {
      if let stance = example.stance, cue.resolution.stance != stance {
        return [
          problem(
            "the cue's stance is '\(cue.resolution.stance.rawValue)', not '\(stance.rawValue)'", example.place,
            rule.path, help: explanation(cue.resolution))
        ]
      }
      if let role = example.role, cue.resolution.role != role {
        return [
          problem(
            "the cue's role is '\(cue.resolution.role.rawValue)', not '\(role.rawValue)'", example.place, rule.path,
            help: explanation(cue.resolution))
        ]
      }
    }
    return []
  }

  /// Stands before every match example once: what is found must not move or change.
  package static let multiBytePrefix = "日本語 👩🏽‍🚀 "

  /// A modifier's example: the marked span, as if a rule had found it, must get the modifier's effect.
  private func check(_ modifier: Modifier, _ result: inout Result) {
    let tag = modifier.tags.first ?? pack.tags.first { modifier.natures.contains($0.nature) }?.id ?? pack.tags.first?.id
    for example in modifier.examples {
      result.executed += 1
      guard let tag, let span = example.spans.first else { continue }
      let resolution = ExampleProbe.resolve(
        span, of: tag, in: example.text, prompt: example.prompt, modifiers: modifiers)
      let found: String
      let wanted: String
      switch modifier.effect {
      case .stance(let stance): (found, wanted) = (resolution.stance.rawValue, stance.rawValue)
      case .role(let role): (found, wanted) = (resolution.role.rawValue, role.rawValue)
      case .none: (found, wanted) = (resolution.stance.rawValue, example.stance?.rawValue ?? Stance.asserted.rawValue)
      }
      if found != wanted {
        result.problems.append(
          problem(
            "the modifier '\(modifier.name.prefix(60))' leaves its example '\(found)', not '\(wanted)'", example.place,
            modifier.path, help: explanation(resolution)))
      }
    }
  }

  private func problem(_ message: String, _ place: RuleExamples.Place, _ path: String, help: String) -> Diagnostic {
    Diagnostic(
      code: RuleCode.brokenExample, message: message, path: path, line: place.line, column: place.column,
      sourceLine: place.sourceLine, help: help)
  }

  private func shown(_ text: String, _ spans: [ByteRange]) -> String {
    guard !spans.isEmpty else { return "found: nothing" }
    let bytes = UTF8Text(text)
    var shown = ""
    var position = 0
    for span in spans where span.start >= position {
      shown += bytes.string(at: ByteRange(position, span.start)) + "⟦" + bytes.string(at: span) + "⟧"
      position = span.end
    }
    return "found: " + shown + bytes.string(at: ByteRange(position, bytes.count))
  }

  private func explanation(_ resolution: Resolution) -> String {
    let steps = resolution.trace.map { "\($0.kind.rawValue) \($0.name) -> \($0.effect)" }
    return steps.isEmpty ? "nothing near the cue changed its stance" : "decided by: " + steps.joined(separator: "; ")
  }
}
