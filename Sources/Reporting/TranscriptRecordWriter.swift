import JSONWriting
import TranscriptModel

/// Writes transcripts as Aside reads them, as JSON Lines (`aside.transcript/1`).
package struct TranscriptRecordWriter {
  package init() {}

  /// - Parameter transcript: Extracted, so that its parts are final.
  package func write(_ transcript: Transcript, to json: inout JSONWriter) {
    json.object { json in
      json.key("schema")
      json.string("aside.transcript/1")
      json.head(of: transcript)
      if transcript.merged > 0 {
        json.key("merged")
        json.integer(transcript.merged)
      }
      json.key("parts")
      writeParts(transcript.parts, to: &json)
    }
    json.newline()
  }

  func writeParts(_ parts: [Part], to json: inout JSONWriter) {
    json.array { json in
      for part in parts { write(part, to: &json) }
    }
  }

  private func write(_ part: Part, to json: inout JSONWriter) {
    json.object { json in
      json.key("index")
      json.integer(part.index)
      json.key("kind")
      json.string(part.kind.rawValue)
      if part.kind == .reasoning {
        json.key("visibility")
        json.string(part.visibility.rawValue)
        json.key("truncated")
        json.bool(part.truncated)
      }
      json.key("text")
      json.string(part.text.bytes)
    }
  }
}
