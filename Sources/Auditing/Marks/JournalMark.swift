import LabelStore
import RuleFormat

/// A cue that an auditor marked in a text: one that was missed, or one of the rules' with its ends moved.
///
/// It belongs to the text, whatever item it was found with, and names the words by place and digest, so that it
/// outlives labels and rules.
package struct JournalMark: Sendable, Equatable {
  package var key: TranscriptKey
  package var tag: String
  package var stance: Stance
  package var words: MarkedWords
  /// The rules' cue whose ends were moved; `nil` for one that was missed.
  package var replaces: Verdict.Place?
  package var note: String

  package init(
    _ key: TranscriptKey, _ words: MarkedWords, tag: String, stance: Stance, replaces: Verdict.Place? = nil,
    note: String = ""
  ) {
    self.key = key
    self.words = words
    self.tag = tag
    self.stance = stance
    self.replaces = replaces
    self.note = note
  }

  /// The store's row for it.
  func mark(_ entry: JournalEntry) -> CueMark {
    CueMark(
      id: entry.id, transcript: key, tag: tag, stance: stance, field: words.field, start: words.start, end: words.end,
      words: words.digest, replaces: replaces, auditor: entry.auditor, note: note, given: entry.given)
  }
}
