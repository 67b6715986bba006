import JSONWriting
import Labelling
import RuleFormat
import TranscriptModel
import TranscriptReading

/// Writes label records and unread records as JSON Lines (`aside.label/1`, `aside.unread/1`).
package struct LabelRecordWriter: Sendable {
  private let tagOrder: [String]
  private let compositeOrder: [String]
  private let redacts: Bool

  /// - Parameter redacts: Leaves out quotes; spans stay.
  package init(_ pack: RulePack, redacts: Bool = false) {
    tagOrder = pack.tags.map(\.id)
    compositeOrder = pack.composites.map(\.id)
    self.redacts = redacts
  }

  /// For commands that write unread records and no labels.
  package static let unreadOnly = LabelRecordWriter(tagOrder: [], compositeOrder: [], redacts: false)

  private init(tagOrder: [String], compositeOrder: [String], redacts: Bool) {
    self.tagOrder = tagOrder
    self.compositeOrder = compositeOrder
    self.redacts = redacts
  }

  package func write(_ item: UnreadItem, to json: inout JSONWriter) {
    json.object { json in
      json.key("schema")
      json.string("aside.unread/1")
      json.source(item.source)
      json.key("error")
      json.object { json in
        json.key("code")
        json.string(item.code.rawValue)
        json.key("message")
        json.string(item.message)
        json.key("line")
        json.optional(item.source.line)
        json.key("byte")
        json.optional(item.byte)
      }
    }
    json.newline()
  }

  package func write(_ labelled: LabelledTranscript, to json: inout JSONWriter) {
    let transcript = labelled.transcript
    json.object { json in
      json.key("schema")
      json.string("aside.label/1")
      json.head(of: transcript)
      reasoning(labelled.reasoning, merged: transcript.merged, &json)
      tags(labelled.tags, &json)
      composites(labelled.composites, &json)
      json.key("cues")
      cues(labelled.cues, transcript, &json)
      if !labelled.outside.isEmpty {
        json.key("outside")
        cues(labelled.outside, transcript, &json)
      }
      json.key("limits")
      json.limitNotes(labelled.limits)
    }
    json.newline()
  }

  private func reasoning(_ summary: ReasoningSummary, merged: Int, _ json: inout JSONWriter) {
    json.key("reasoning")
    json.object { json in
      json.key("visibility")
      json.string(summary.visibility.rawValue)
      json.key("bytes")
      json.integer(summary.bytes)
      json.key("words")
      json.integer(summary.words)
      json.key("sentences")
      json.integer(summary.sentences)
      json.key("truncated")
      json.bool(summary.truncated)
      json.key("parts")
      json.integer(summary.parts)
      json.key("language")
      json.string(summary.language.rawValue)
      if merged > 0 {
        json.key("merged")
        json.integer(merged)
      }
    }
  }

  private func tags(_ tags: [String: TagLabel], _ json: inout JSONWriter) {
    json.key("tags")
    json.object { json in
      for id in tagOrder {
        guard let label = tags[id] else { continue }
        json.key(id)
        json.object { json in
          json.key("present")
          json.bool(label.present)
          json.key("score")
          json.number(label.score)
          json.key("cues")
          json.integer(label.cues)
          json.key("role")
          json.string(label.role.rawValue)
          json.key("stance")
          json.string(label.stance.rawValue)
          if !label.attributes.isEmpty {
            json.key("attributes")
            attributes(label.attributes, &json)
          }
        }
      }
    }
  }

  private func composites(_ composites: [String: CompositeLabel], _ json: inout JSONWriter) {
    json.key("composites")
    json.object { json in
      for id in compositeOrder {
        guard let label = composites[id] else { continue }
        json.key(id)
        json.object { json in
          json.key("present")
          json.bool(label.present)
          json.key("score")
          json.number(label.score)
        }
      }
    }
  }

  private func cues(_ cues: [Cue], _ transcript: Transcript, _ json: inout JSONWriter) {
    json.array { json in
      for cue in cues {
        let place = CuePlace(cue, in: transcript)
        json.object { json in
          json.key("rule")
          json.string(cue.rule)
          json.key("pattern")
          json.string(cue.patterns.joined(separator: "+"))
          json.key("tag")
          json.string(cue.tag)
          json.key("part")
          json.integer(cue.part)
          json.key("stance")
          json.string(cue.stance.rawValue)
          json.key("role")
          json.string(cue.role.rawValue)
          json.key("echo")
          json.number(cue.echo)
          if !cue.attributes.isEmpty {
            json.key("attributes")
            attributes(cue.attributes, &json)
          }
          if cue.repeats > 1 {
            json.key("repeats")
            json.integer(cue.repeats)
          }
          json.key("field")
          json.string(place.field)
          range("bytes", place.start.bytes, place.end.bytes, &json)
          range("characters", place.start.characters, place.end.characters, &json)
          range("utf16", place.start.utf16, place.end.utf16, &json)
          json.key("quote")
          if redacts { json.null() } else { json.string(place.quote) }
        }
      }
    }
  }

  private func range(_ name: String, _ start: Int, _ end: Int, _ json: inout JSONWriter) {
    json.key(name)
    json.array { json in
      json.integer(start)
      json.integer(end)
    }
  }

  private func attributes(_ attributes: [String: String], _ json: inout JSONWriter) {
    json.object { json in
      for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.string(value)
      }
    }
  }
}
