import RuleFormat

/// An auditor's answer about one cue of a transcript, or about a tag in a transcript without a cue.
package struct Verdict: Sendable, Equatable {
  /// What the auditor said.
  package enum Answer: String, Sendable, CaseIterable {
    /// The cue is what the rules say.
    case right = "true"
    /// A cue of the tag, meant otherwise; `stance` says how.
    case wrongStance = "wrong-stance"
    case wrongTag = "wrong-tag"
    case notACue = "not-a-cue"
    case unclear
    /// Of an unflagged text: the tag is not there.
    case nothingMissed = "nothing-missed"
    /// Of an unflagged text: the tag is there.
    case missed
  }

  /// Where the cue stands, in bytes of the string at its field.
  package struct Place: Sendable, Equatable {
    package var rule: String
    package var start: Int
    package var end: Int

    package init(rule: String, start: Int, end: Int) {
      self.rule = rule
      self.start = start
      self.end = end
    }
  }

  /// What a verdict is given for.
  package enum Purpose: String, Sendable, CaseIterable {
    case audit
    /// The same question once more, to see whether the auditor agrees with themselves; corrects no rate.
    case again = "repeat"
    /// Settles what auditors said differently; stands above what they said.
    case adjudication
  }

  /// Names the verdict for good; a second one with the same name is the same.
  package var id: String
  package var transcript: TranscriptKey
  /// A tag or a composite.
  package var label: String
  /// `nil` for a verdict about the whole transcript.
  package var place: Place?
  package var auditor: String
  package var answer: Answer
  /// With `wrongStance` and `missed` the right one; with `right` the one that was found right.
  package var stance: Stance?
  /// With `wrongTag` the right one; `nil` where the auditor named none.
  package var otherTag: String?
  /// The rules found the label present when the item was drawn.
  package var isFlagged: Bool
  /// The known chance that the item was drawn, above 0 and at most 1; 0 where it was chosen and not drawn.
  package var probability: Double
  package var purpose: Purpose
  /// What the chance is one among: empty for all texts of the label, `of …` for those of some groups, else a part of
  /// them such as one rule's cues, by which no rate is corrected.
  package var frame: String
  package var note: String
  /// When, as ISO 8601.
  package var given: String

  package init(
    id: String, transcript: TranscriptKey, label: String, place: Place? = nil, auditor: String, answer: Answer,
    stance: Stance? = nil, otherTag: String? = nil, isFlagged: Bool, probability: Double, purpose: Purpose = .audit,
    frame: String = "", note: String = "", given: String
  ) {
    self.id = id
    self.transcript = transcript
    self.label = label
    self.place = place
    self.auditor = auditor
    self.answer = answer
    self.stance = stance
    self.otherTag = otherTag
    self.isFlagged = isFlagged
    self.probability = probability
    self.purpose = purpose
    self.frame = frame
    self.note = note
    self.given = given
  }

  /// How a frame starts that is all texts of some groups.
  package static let groupFrame = "of "

  /// The text was drawn with a known chance among all texts of its label and group, so that the group's rates can be
  /// corrected by it.
  package var isDrawn: Bool {
    purpose == .audit && probability > 0 && (frame.isEmpty || frame.hasPrefix(Self.groupFrame))
  }

  /// Whether the label is there by this answer; `nil` where the auditor does not say.
  package var isPresent: Bool? {
    switch answer {
    case .right: true
    case .missed: stance?.counts ?? true
    case .wrongStance: stance?.counts ?? false
    case .wrongTag, .notACue, .nothingMissed: false
    case .unclear: nil
    }
  }
}
