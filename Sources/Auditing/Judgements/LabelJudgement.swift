import LabelStore
import RuleFormat

/// What auditors say of one label in one text, taken together by the precedence of `LabelVoices`.
package struct LabelJudgement: Sendable, Equatable {
  package enum Decision: Sendable, Equatable {
    case present, absent
    /// Auditors say different things, and nobody settled it.
    case disputed
    /// No auditor says whether it is there.
    case unclear
  }

  package let label: String
  package let decision: Decision
  /// How the label is meant, where those who decided name one stance and no other. With `absent`, why it does not count.
  package let stance: Stance?
  /// What each auditor said, in the order in which it was given: one answer for the whole text, or one for each place.
  package let answers: [Verdict]
  /// Words that auditors marked for the label, also as cues that do not count.
  package let marks: [CueMark]

  /// - Parameters:
  ///   - verdicts: Of one label in one text, in the order in which they were given.
  ///   - marks: Of that label in that text.
  init(label: String, _ verdicts: [Verdict], marks: [CueMark] = []) {
    self.label = label
    let voices = LabelVoices(verdicts, marks: marks)
    answers = voices.answers
    self.marks = voices.marks
    let said = Set(voices.presence.values)
    decision = said.count > 1 ? .disputed : said.first.map { $0 ? .present : .absent } ?? .unclear
    let isPresent = decision == .present
    var stances = Set(answers.filter { $0.isPresent == isPresent }.compactMap(\.stance))
    if isPresent { stances.formUnion(voices.marks.filter(\.isMissedCue).map(\.stance)) }
    stance = stances.count == 1 ? stances.first : nil
  }

  /// Auditors with an answer or a mark.
  package var auditors: Set<String> { Set(answers.map(\.auditor) + marks.map(\.auditor)) }

  /// Answers that say what was decided.
  package var decidingAnswers: [Verdict] {
    decision == .present || decision == .absent ? answers.filter { $0.isPresent == (decision == .present) } : []
  }

  /// Missed cues that were marked, and cues whose ends were moved, where the label is present and they count.
  package var evidence: [CueMark] { decision == .present ? marks.filter(\.stance.counts) : [] }

  /// The tag of which the cue is instead; `nil` where those who decided do not all name the same.
  var movedTag: String? {
    guard decision == .absent else { return nil }
    let tags = Set(decidingAnswers.map(\.otherTag))
    return tags.count == 1 ? tags.first.flatMap { $0 } : nil
  }
}
