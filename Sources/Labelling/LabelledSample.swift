import RuleFormat
import TranscriptModel

/// What profiles need of one labelled transcript: where it belongs, how much of it can be read, what was
/// found. Small: no text and no cue.
package struct LabelledSample: Sendable, Equatable {
  /// One tag with a cue of any stance.
  package struct Finding: Sendable, Equatable {
    /// For rates: where full reasoning stands beside summaries, false without a counting cue in what is full.
    package var present: Bool
    /// 0 ... 1.
    package var score: Double
    /// The strongest among the counting cues, else among all.
    package var stance: Stance
    package var role: Role
    package var attributes: [String: String]
    /// Cues by stance, repeated sentences counted once. Without those that have none.
    package var stances: [Stance: Int]
    /// Where the first counting cue starts, in thousandths of the readable reasoning (0 ... 1000); `nil`
    /// without a counting cue. An integer, so that sums and medians merge exactly.
    package var onset: Int?

    package init(
      present: Bool, score: Double = 1, stance: Stance = .asserted, role: Role = .mention,
      attributes: [String: String] = [:], stances: [Stance: Int] = [:], onset: Int? = nil
    ) {
      self.present = present
      self.score = score
      self.stance = stance
      self.role = role
      self.attributes = attributes
      self.stances = stances
      self.onset = onset
    }

    /// Cues whose stance makes a tag present.
    package var countingCues: Int { stances.reduce(0) { $0 + ($1.key.counts ? $1.value : 0) } }
  }

  package var model: String?
  package var promptID: String?
  package var epoch: Int?
  package var condition: [String: ScalarValue]
  package var outcome: [String: ScalarValue]
  /// As the user gave it, `-` for standard input.
  package var path: String
  package var visibility: Visibility
  package var truncated: Bool
  package var language: ReasoningSummary.Language
  package var words: Int
  /// Limits that were hit while it was read or labelled.
  package var limits: Int
  /// By tag id; a tag that is not listed is absent.
  package var tags: [String: Finding]
  /// Ids of composites that are present.
  package var composites: Set<String>

  package init(
    model: String? = nil, promptID: String? = nil, epoch: Int? = nil, condition: [String: ScalarValue] = [:],
    outcome: [String: ScalarValue] = [:], path: String = "-", visibility: Visibility = .full,
    truncated: Bool = false, language: ReasoningSummary.Language = .en, words: Int = 100, limits: Int = 0,
    tags: [String: Finding] = [:], composites: Set<String> = []
  ) {
    self.model = model
    self.promptID = promptID
    self.epoch = epoch
    self.condition = condition
    self.outcome = outcome
    self.path = path
    self.visibility = visibility
    self.truncated = truncated
    self.language = language
    self.words = words
    self.limits = limits
    self.tags = tags
    self.composites = composites
  }

  /// Counts in the denominators: full reasoning, truncated or not, in no language that the rules do not know.
  package var isReadable: Bool { visibility == .full && language != .other }
}

extension LabelledSample {
  package init(_ labelled: LabelledTranscript) {
    let transcript = labelled.transcript
    let reasoning = labelled.reasoning
    self.init(
      model: transcript.model, promptID: transcript.promptID, epoch: transcript.epoch,
      condition: transcript.condition, outcome: transcript.outcome, path: transcript.source.path,
      visibility: reasoning.visibility, truncated: reasoning.truncated, language: reasoning.language,
      words: reasoning.words, limits: labelled.limits.count,
      composites: labelled.fullComposites ?? Set(labelled.composites.filter(\.value.present).map(\.key)))
    guard !labelled.tags.isEmpty else { return }
    let present = labelled.presentTags
    let cues = Dictionary(grouping: labelled.cues, by: \.tag)
    for (tag, label) in labelled.tags {
      let cues = cues[tag] ?? []
      tags[tag] = Finding(
        present: present.contains(tag), score: label.score, stance: label.stance, role: label.role,
        attributes: label.attributes, stances: cues.reduce(into: [:]) { $0[$1.stance, default: 0] += 1 },
        onset: labelled.onset(of: cues))
    }
  }
}

extension LabelledTranscript {
  /// Tags that are present, for rates: where a transcript holds full reasoning beside summaries, a tag needs
  /// a counting cue in what is full.
  package var presentTags: Set<String> {
    let present = Set(tags.filter(\.value.present).map(\.key))
    guard isMixed else { return present }
    let parts = transcript.parts
    let inFull = cues.filter { $0.stance.counts && parts[$0.part].visibility == .full }.map(\.tag)
    return present.intersection(inFull)
  }

  /// Full reasoning stands beside summaries.
  var isMixed: Bool {
    reasoning.visibility == .full && transcript.parts.contains { $0.kind == .reasoning && $0.visibility == .summary }
  }

  fileprivate func onset(of cues: [Cue]) -> Int? {
    guard reasoning.bytes > 0 else { return nil }
    guard let first = cues.filter(\.stance.counts).map({ ($0.part, $0.range.start) }).min(by: <) else { return nil }
    let readable: [Visibility] = [.full, .summary]
    let before = transcript.parts[..<first.0].filter { $0.kind == .reasoning && readable.contains($0.visibility) }
    let place = before.reduce(first.1) { $0 + $1.text.count }
    return min(1000, place * 1000 / reasoning.bytes)
  }
}
