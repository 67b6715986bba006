import Digests
import Labelling
import RuleFormat
import TranscriptModel

/// A labelled transcript as rows of a store, made by the task that labelled it, so that the one that writes
/// has little left to do.
package struct StoredTranscript: Sendable {
  package let key: TranscriptKey
  package let source: TranscriptSource
  /// How it was made, beside the rules: a transcript with the same key and this has the same rows.
  let made: String
  /// `nil` where the store has the labels already.
  let content: Content?

  /// What the tables hold, text ready to be bound.
  struct Content: Sendable {
    /// `nil` for a name made of path and line.
    var name: String?
    var made: String
    var format: String?
    var merged: Int
    var reasoning: ReasoningSummary
    var condition: String
    var outcome: String
    var limits: String
    var sample: LabelledSample
    var tags: [(id: String, label: TagLabel)]
    var composites: [(id: String, label: CompositeLabel)]
    var cues: [StoredCue]
    /// Parts whose text is kept; empty for most silent transcripts.
    var parts: [Part]
  }

  /// - Parameters:
  ///   - policy: Which texts are kept.
  ///   - options: A digest of the options that it was read with.
  package init(_ labelled: LabelledTranscript, key: TranscriptKey, keeping policy: TextPolicy, options: String = "") {
    self.key = key
    let transcript = labelled.transcript
    source = transcript.source
    made = Self.made(JSONText.of(transcript.outcome), options, redacts: policy.redacts)
    content = Content(
      name: transcript.id == transcript.source.name ? nil : transcript.id, made: made, format: transcript.format,
      merged: transcript.merged, reasoning: labelled.reasoning,
      condition: JSONText.of(transcript.condition), outcome: JSONText.of(transcript.outcome),
      limits: JSONText.of(labelled.limits), sample: LabelledSample(labelled),
      tags: labelled.tags.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      composites: labelled.composites.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      cues: labelled.cues.map { StoredCue($0, "reasoning", in: transcript, redacts: policy.redacts) }
        + labelled.outside.map { StoredCue($0, "outside", in: transcript, redacts: policy.redacts) },
      parts: policy.keeps(labelled, key) ? transcript.parts : [])
  }

  /// A transcript whose labels are in the store already.
  package init(known key: TranscriptKey, source: TranscriptSource, made: String) {
    self.key = key
    self.source = source
    self.made = made
    content = nil
  }

  /// What a transcript's rows depend on beside its key and the rules. Of two, the one without texts is the greater,
  /// so that what is redacted in one file is not brought back by another.
  static func made(_ outcome: String, _ options: String, redacts: Bool) -> String {
    (redacts ? "~" : "") + TextDigest.hexadecimal(of: [outcome, options]).prefix(24)
  }
}

/// A cue as a row; `start` and `end` count bytes of the decoded string at `field`, as in the label record.
struct StoredCue: Sendable {
  let place: String
  let cue: Cue
  let field: String
  let start: Int
  let end: Int
  let quote: ArraySlice<UInt8>?

  init(_ cue: Cue, _ place: String, in transcript: Transcript, redacts: Bool) {
    let part = transcript.parts[cue.part]
    self.place = place
    self.cue = cue
    field = part.field
    start = part.origin.bytes + cue.range.start
    end = part.origin.bytes + cue.range.end
    // A copy: a slice would keep the whole text alive until the row is written.
    quote = redacts ? nil : Array(part.text.bytes[cue.range.start..<cue.range.end])[...]
  }
}
