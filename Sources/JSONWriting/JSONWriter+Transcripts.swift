import TranscriptModel

/// What all records about transcripts have in common.
extension JSONWriter {
  /// The key `source` and its object.
  package mutating func source(_ source: TranscriptSource) {
    key("source")
    sourceValue(source)
  }

  package mutating func sourceValue(_ source: TranscriptSource) {
    object { json in
      json.key("path")
      json.string(source.path)
      json.key("member")
      json.optional(source.member)
      json.key("line")
      json.optional(source.line)
      if let row = source.row {
        json.key("row")
        json.integer(row)
      }
    }
  }

  /// The keys from `id` to `outcome`, which every record of a transcript starts with.
  package mutating func head(of transcript: Transcript) {
    key("id")
    string(transcript.id)
    source(transcript.source)
    key("model")
    optional(transcript.model)
    key("prompt_id")
    optional(transcript.promptID)
    key("epoch")
    optional(transcript.epoch)
    key("condition")
    values(transcript.condition)
    key("outcome")
    values(transcript.outcome)
  }

  /// Conditions or outcomes as an object, by name.
  package mutating func values(_ values: [String: ScalarValue]) {
    object { json in
      for (name, value) in values.sorted(by: { $0.key < $1.key }) {
        json.key(name)
        json.scalar(value)
      }
    }
  }

  package mutating func scalar(_ value: ScalarValue) {
    switch value {
    case .string(let text): string(text)
    // `NaN` and `Infinity` are read, but are no JSON.
    case .number(let text): literal(text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) } ? text : "null")
    case .bool(let flag): bool(flag)
    case .null: null()
    }
  }

  /// What was limited or repaired, as an array.
  package mutating func limitNotes(_ limits: [LimitNote]) {
    array { json in
      for limit in limits {
        json.object { json in
          json.key("code")
          json.string(limit.code)
          json.key("rule")
          json.optional(limit.rule)
          json.key("part")
          json.optional(limit.part)
        }
      }
    }
  }
}
