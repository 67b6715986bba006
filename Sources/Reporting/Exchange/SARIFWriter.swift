import JSONWriting
import Labelling
import RuleFormat
import TranscriptModel
import TranscriptReading

/// Writes cues as a SARIF 2.1.0 log, one result a cue, for code scanners and viewers.
///
/// Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 with errata 01.
package struct SARIFWriter: FramedRecordWriter {
  private let rules: SARIFRules
  private let indices: [String: Int]
  private let version: String
  private let digest: String
  private let redacts: Bool

  /// - Parameters:
  ///   - version: Of the program.
  ///   - redacts: Leaves out every word of a transcript.
  package init(_ pack: RulePack, version: String, redacts: Bool = false) {
    rules = SARIFRules(pack)
    indices = rules.indices
    self.version = version
    digest = pack.digest
    self.redacts = redacts
  }

  package var head: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.text("name", "aside")
      json.text("version", version)
      json.text("semanticVersion", version)
      SARIFRules.message(
        "shortDescription", "Labels where a model's reasoning speaks of training, tests or watchers.", &json)
      rules.write(to: &json)
      json.key("properties")
      json.object { $0.text("rules", digest) }
    }
    let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return Array("{\"$schema\":\"\(schema)\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":".utf8) + json.bytes
      + Array("},\"columnKind\":\"utf16CodeUnits\",\"results\":[\n".utf8)
  }

  package func write(_ labelled: LabelledTranscript, to json: inout JSONWriter) {
    guard !labelled.cues.isEmpty else { return }
    var fingerprints = CueFingerprints(labelled.transcript)
    for cue in labelled.cues {
      let place = CuePlace(cue, in: labelled.transcript)
      let fingerprint = fingerprints.next(cue, quote: place.quote)
      json.entry { json in write(cue, place, labelled, fingerprint, &json) }
    }
  }

  package func tail(unread: [UnreadItem], of count: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("executionSuccessful")
      json.bool(true)
      json.list("toolExecutionNotifications", unread) { item, json in
        json.object { json in
          json.text("level", "error")
          SARIFRules.message("message", Self.escaped(item.message), &json)
          json.key("descriptor")
          json.object { $0.text("id", item.code.rawValue) }
          json.list("locations", [item.source]) { source, json in
            json.object { physical(source, quote: nil, &$0) }
          }
        }
      }
      json.key("properties")
      json.object { $0.integers([("unread", count)]) }
    }
    return Array("],\"invocations\":[".utf8) + json.bytes + Array("]}]}\n".utf8)
  }

  private func write(
    _ cue: Cue, _ place: CuePlace, _ labelled: LabelledTranscript, _ fingerprint: String, _ json: inout JSONWriter
  ) {
    let label = labelled.tags[cue.tag]
    json.text("ruleId", cue.rule)
    if let index = indices[cue.rule] { json.integers([("ruleIndex", index)]) }
    // A cue whose stance does not count is no finding, and SARIF gives such results no level.
    json.text("kind", cue.stance.counts ? "fail" : "informational")
    json.text("level", !cue.stance.counts ? "none" : label?.present == true ? "warning" : "note")
    SARIFRules.message("message", message(cue, place), &json)
    json.list("locations", [cue]) { _, json in json.object { location(place, labelled.transcript, &$0) } }
    json.list("relatedLocations", [cue]) { _, json in json.object { passage(place, labelled.transcript, &$0) } }
    json.key("partialFingerprints")
    json.object { $0.text(CueFingerprints.name, fingerprint) }
    if let label { json.number("rank", label.score * 100) }
    json.key("properties")
    json.object { properties(cue, place, labelled, &$0) }
  }

  private func message(_ cue: Cue, _ place: CuePlace) -> String {
    let title = indices[cue.rule].map { rules.rules[$0].title } ?? cue.rule
    let what = "\(title) (\(cue.tag), \(cue.stance.rawValue), \(cue.role.rawValue))"
    if redacts { return Self.escaped(what) }
    return Self.escaped("\(what): ‘\(TextStyle.visible(String(decoding: place.quote, as: UTF8.self)))’")
  }

  /// Braces hold placeholders and `[text](target)` is a link in a message (3.11.5, 3.11.6).
  static func escaped(_ text: String) -> String {
    var text = text.replacing("{", with: "{{").replacing("}", with: "}}")
    if text.contains("](") { text = text.replacing("[", with: "\\[").replacing("]", with: "\\]") }
    return text
  }

  /// The record in its file, which is what a viewer opens.
  private func location(_ place: CuePlace, _ transcript: Transcript, _ json: inout JSONWriter) {
    physical(transcript.source, quote: redacts ? nil : place.quote, &json)
    json.list("logicalLocations", [transcript.id]) { id, json in
      json.object { json in
        json.text("name", id)
        json.text("fullyQualifiedName", id + "#" + place.field)
        json.text("kind", "transcript")
      }
    }
  }

  private func physical(_ source: TranscriptSource, quote: ArraySlice<UInt8>?, _ json: inout JSONWriter) {
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { $0.text("uri", SARIFAddress.uri(of: source)) }
      guard let line = source.line, line > 0 else { return }
      json.key("region")
      json.object { json in
        json.integers([("startLine", line)])
        guard let quote else { return }
        json.key("snippet")
        json.object { json in
          json.key("text")
          json.string(quote)
        }
      }
    }
  }

  /// The cue in the decoded string, which is an artifact of its own: its offsets mean nothing in the file.
  private func passage(_ place: CuePlace, _ transcript: Transcript, _ json: inout JSONWriter) {
    SARIFRules.message(
      "message", Self.escaped("in the decoded string at \(place.field.isEmpty ? "/" : place.field)"), &json)
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { $0.text("uri", SARIFAddress.uri(of: transcript.source, field: place.field)) }
      json.key("region")
      json.object { json in
        json.integers([
          ("charOffset", place.start.utf16), ("charLength", place.end.utf16 - place.start.utf16),
          ("byteOffset", place.start.bytes), ("byteLength", place.end.bytes - place.start.bytes),
        ])
        guard !redacts else { return }
        json.key("snippet")
        json.object { json in
          json.key("text")
          json.string(place.quote)
        }
      }
    }
  }

  private func properties(
    _ cue: Cue, _ place: CuePlace, _ labelled: LabelledTranscript, _ json: inout JSONWriter
  ) {
    let transcript = labelled.transcript
    json.strings("tags", [cue.tag])
    json.text("stance", cue.stance.rawValue)
    json.text("role", cue.role.rawValue)
    json.key("present")
    json.bool(labelled.tags[cue.tag]?.present ?? false)
    json.number("score", labelled.tags[cue.tag]?.score)
    json.number("echo", cue.echo)
    json.text("id", transcript.id)
    json.key("model")
    json.optional(transcript.model)
    json.key("condition")
    json.values(transcript.condition)
    json.text("field", place.field)
    json.integers([("part", cue.part)])
    if let member = transcript.source.member { json.text("member", member) }
    if let row = transcript.source.row { json.integers([("row", row)]) }
  }
}
