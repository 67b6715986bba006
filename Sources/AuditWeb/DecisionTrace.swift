import JSONWriting
import LabelStore
import Labelling
import RuleFormat
import StanceResolution
import TranscriptModel

/// How the rules decided a transcript's cues: its kept text is labelled again with what `explain` would show.
actor DecisionTrace {
  private let make: @Sendable () -> LabellingRules
  private var rules: LabellingRules?

  init(_ make: @escaping @Sendable () -> LabellingRules) { self.make = make }

  /// The cues as `aside.audit-trace/1`. Costs one labelling; the first time also the compilation of the rules.
  func bytes(_ passage: StoredPassage) -> [UInt8] {
    let rules = self.rules ?? make()
    self.rules = rules
    let labelled = Labeller(rules).label(passage.transcript)
    let known = Dictionary(rules.pack.rules.map { ($0.id, $0) }) { first, _ in first }
    var json = JSONWriter()
    json.object { json in
      json.key("schema")
      json.string("aside.audit-trace/1")
      json.key("cues")
      json.array { json in
        for cue in labelled.cues { TraceRecord(cue, known[cue.rule], labelled.transcript).write(&json) }
      }
    }
    return json.bytes
  }
}

/// One cue and the steps of its decision.
struct TraceRecord {
  private let cue: Cue
  private let rule: Rule?
  private let text: UTF8Text

  /// Words of a step that are shown; more says nothing more.
  private static let shownBytes = 160

  init(_ cue: Cue, _ rule: Rule?, _ transcript: Transcript) {
    self.cue = cue
    self.rule = rule
    text = transcript.parts.indices.contains(cue.part) ? transcript.parts[cue.part].text : .empty
  }

  func write(_ json: inout JSONWriter) {
    json.object { json in
      field("tag", cue.tag, &json)
      field("quote", text.string(at: cue.range), &json)
      field("rule", cue.rule, &json)
      field("title", rule?.title ?? "", &json)
      field("strength", cue.strength.rawValue, &json)
      field("stance", cue.stance.rawValue, &json)
      field("role", cue.role.rawValue, &json)
      field("patterns", cue.patterns.joined(separator: " + "), &json)
      json.key("echo")
      json.number(cue.echo)
      json.key("repeats")
      json.integer(cue.repeats)
      json.key("sets")
      json.array { json in
        for (name, value) in cue.attributes.sorted(by: { $0.key < $1.key }) { json.string("\(name) = \(value)") }
      }
      writeSteps(&json)
    }
  }

  private func writeSteps(_ json: inout JSONWriter) {
    json.key("steps")
    json.array { json in
      for group in cue.groups { step("group", group.name, group.range, "", &json) }
      for step in cue.trace { self.step(step.kind.rawValue, step.name, step.range, step.effect, &json) }
    }
  }

  private func step(
    _ kind: String, _ name: String, _ range: ByteRange?, _ effect: String, _ json: inout JSONWriter
  ) {
    json.object { json in
      field("kind", kind, &json)
      field("name", name, &json)
      let words = range.map { text.string(at: ByteRange($0.start, min($0.end, $0.start + Self.shownBytes))) }
      json.key("words")
      json.optional(words)
      field("effect", effect, &json)
    }
  }

  private func field(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.key(name)
    json.string(value)
  }
}
