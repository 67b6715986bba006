import JSONWriting
import Labelling
import RuleFormat
import TranscriptModel
import TranscriptReading

/// Writes tasks as Label Studio imports them: a JSON array of objects with `data`, `predictions` and `annotations`.
///
/// Source: labelstud.io/guide/predictions and labelstud.io/guide/task_format (2026).
package struct LabelStudioTaskWriter: FramedRecordWriter {
  private let modelVersion: String
  private let tagOrder: [String]

  /// - Parameter version: Of the program.
  package init(_ pack: RulePack, version: String) {
    modelVersion = "aside \(version), rules \(pack.digest.prefix(12))"
    tagOrder = pack.tags.map(\.id)
  }

  package var head: [UInt8] { Array("[\n".utf8) }

  package func tail(unread: [UnreadItem], of count: Int) -> [UInt8] { Array("]\n".utf8) }

  /// Transcripts without readable reasoning have nothing to mark and are left out.
  package func write(_ labelled: LabelledTranscript, to json: inout JSONWriter) {
    let task = LabelStudioTask(labelled, tags: tagOrder)
    if !task.text.isEmpty { write(task, to: &json) }
  }

  package func write(_ task: LabelStudioTask, to json: inout JSONWriter) {
    json.entry { json in
      json.key("data")
      json.object { data(task, &$0) }
      json.list("predictions", [task.prediction]) { opinion, json in
        json.object { json in
          json.text("model_version", modelVersion)
          json.number("score", task.score)
          json.key("result")
          result(opinion, task.text, &json)
        }
      }
      guard !task.annotations.isEmpty else { return }
      json.list("annotations", task.annotations) { opinion, json in
        json.object { json in
          json.key("ground_truth")
          json.bool(false)
          json.key("result")
          result(opinion, task.text, &json)
        }
      }
    }
  }

  private func data(_ task: LabelStudioTask, _ json: inout JSONWriter) {
    json.key("text")
    json.string(task.text.bytes)
    // The labelling configuration names both, so every task has them.
    json.text("prompt", task.prompt)
    json.text("answer", task.answer)
    json.text("id", task.id)
    json.key("model")
    json.optional(task.model)
    for (name, value) in task.condition.sorted(by: { $0.key < $1.key }) {
      json.key("condition.\(name)")
      json.scalar(value)
    }
    if let source = task.source { json.text("source", source.name) }
    json.list("parts", task.text.pieces) { piece, json in
      json.object { $0.integers([("part", piece.part), ("start", piece.start), ("end", piece.end)]) }
    }
  }

  private func result(_ opinion: LabelStudioTask.Opinion, _ text: LabelStudioText, _ json: inout JSONWriter) {
    json.array { json in
      for (number, region) in opinion.regions.enumerated() {
        guard let span = text.span(region.part, region.range), span.end > span.start else { continue }
        write(region, span, "c\(number)", &json)
      }
      for (name, values) in [("present", opinion.present), ("absent", opinion.absent), ("unclear", opinion.unclear)]
      where !values.isEmpty {
        item("d-\(name)", name, "choices", &json) { $0.strings("choices", values) }
      }
      if let auditor = opinion.auditor {
        item("d-auditor", "auditor", "textarea", &json) { $0.strings("text", [auditor]) }
      }
      if !opinion.notes.isEmpty { item("d-note", "note", "textarea", &json) { $0.strings("text", opinion.notes) } }
    }
  }

  private func write(
    _ region: LabelStudioTask.Region, _ span: (start: Int, end: Int, words: [UInt8]), _ id: String,
    _ json: inout JSONWriter
  ) {
    let place: (inout JSONWriter) -> Void = { json in
      json.integers([("start", span.start), ("end", span.end)])
      json.key("text")
      json.string(span.words)
    }
    item(id, "tag", "labels", score: region.score, &json) { json in
      place(&json)
      json.strings("labels", [region.tag])
    }
    guard let stance = region.stance else { return }
    // A choice about a region has the region's id.
    item(id, "stance", "choices", &json) { json in
      place(&json)
      json.strings("choices", [stance.rawValue])
    }
  }

  private func item(
    _ id: String, _ control: String, _ type: String, score: Double? = nil, _ json: inout JSONWriter,
    value: (inout JSONWriter) -> Void
  ) {
    json.object { json in
      json.text("id", id)
      json.text("from_name", control)
      json.text("to_name", "text")
      json.text("type", type)
      if let score { json.number("score", score) }
      json.key("value")
      json.object(value)
    }
  }
}

extension LabelStudioTask {
  init(_ labelled: LabelledTranscript, tags: [String]) {
    let transcript = labelled.transcript
    let readable = transcript.parts.filter {
      $0.kind == .reasoning && !$0.text.isEmpty && ($0.visibility == .full || $0.visibility == .summary)
    }
    var opinion = Opinion()
    opinion.regions = labelled.cues.map {
      Region(
        part: $0.part, range: $0.range, tag: $0.tag, stance: $0.stance, score: labelled.tags[$0.tag]?.score)
    }
    opinion.present = tags.filter { labelled.tags[$0]?.present == true }
    self.init(
      text: LabelStudioText(readable.map { ($0.index, $0.text) }), id: transcript.id, model: transcript.model,
      condition: transcript.condition, source: transcript.source,
      prompt: Self.joined(transcript.parts.filter { $0.kind == .system || $0.kind == .prompt }.map(\.text)),
      answer: Self.joined(transcript.parts.filter { $0.kind == .answer }.map(\.text)), prediction: opinion,
      score: labelled.tags.values.map(\.score).max() ?? 0)
  }

  /// Texts with a blank line between two.
  static func joined(_ texts: [UTF8Text]) -> String {
    texts.map { String(decoding: LabelStudioText.shown($0.bytes[...]), as: UTF8.self) }.joined(separator: "\n\n")
  }
}
