/// One sampled answer of a model with everything that led to it.
package struct Transcript: Sendable, Equatable {
  /// As the source names it, or `<path>:<line>`; need not be unique.
  package var id: String
  package var model: String?
  /// Pairs and clusters samples of one prompt.
  package var promptID: String?
  /// Which repeat of the prompt this is, as the source counts.
  package var epoch: Int?
  package var condition: [String: ScalarValue]
  package var outcome: [String: ScalarValue]
  package var source: TranscriptSource
  /// In the order of the conversation; `index` counts from 0.
  package var parts: [Part]
  /// Repairs that reading made, such as a replaced lone surrogate.
  package var limits: [LimitNote]
  /// Set where a row without reasoning is an error and none was found in a field of its own: what was
  /// looked for. Tagged reasoning may still be inside an answer.
  package var missingReasoning: String?
  /// Which fields such a row has instead, at most one more than `mostFieldsInstead`; names are the source's own words.
  package var fieldsInstead: [String] = []
  /// How many of them are told.
  package static let mostFieldsInstead = 6
  /// An answer without any tag is reasoning as a whole, as in plain texts.
  package var isReasoningThroughout = false
  /// Which format the record had, as its reader is called.
  package var format: String?
  /// Copies of generated reasoning (branches, retries, replays) that are not among the parts.
  package var merged = 0

  package init(
    id: String, model: String? = nil, promptID: String? = nil, epoch: Int? = nil,
    condition: [String: ScalarValue] = [:], outcome: [String: ScalarValue] = [:],
    source: TranscriptSource, parts: [Part], limits: [LimitNote] = []
  ) {
    self.id = id
    self.model = model
    self.promptID = promptID
    self.epoch = epoch
    self.condition = condition
    self.outcome = outcome
    self.source = source
    self.parts = parts
    self.limits = limits
  }
}

/// Where a transcript or an unread item came from.
package struct TranscriptSource: Hashable, Sendable {
  /// As the user gave it; `-` for standard input.
  package var path: String
  /// Name inside an archive.
  package var member: String?
  /// Counts from 1 in JSON Lines; `nil` where lines mean nothing.
  package var line: Int?
  /// Counts from 1 in an array.
  package var row: Int?

  package init(path: String, member: String? = nil, line: Int? = nil, row: Int? = nil) {
    self.path = path
    self.member = member
    self.line = line
    self.row = row
  }

  /// What a transcript without an id of its own is called: `path`, member, line and row, by colons.
  package var name: String {
    var name = path
    if let member { name += ":" + member }
    if let line { name += ":\(line)" }
    if let row { name += ":\(row)" }
    return name
  }
}

/// Something that was limited or repaired while a transcript was read or labelled.
package struct LimitNote: Hashable, Sendable {
  package var code: String
  /// The rule that was cut short, when one was.
  package var rule: String?
  /// `Part.index`, when it concerns one part.
  package var part: Int?

  package init(code: String, rule: String? = nil, part: Int? = nil) {
    self.code = code
    self.rule = rule
    self.part = part
  }
}
