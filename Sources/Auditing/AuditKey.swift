import LabelStore

/// What a key does in an audit; the same in the terminal and on the page.
package enum AuditKey: Sendable, Equatable {
  case answer(Verdict.Answer)
  /// The answer that was given last.
  case repeatLast
  case undo, note, skip, help, quit
  /// A missed cue, of any tag.
  case mark
  /// The ends of a cue that the rules found.
  case moveEnds
  /// How the rules decided.
  case trace
  /// What this auditor answered before.
  case history
  /// Each of the texts that say the same as a question of its own.
  case open
  case scroll(Int)

  /// One key that may be pressed, with its meaning for the help sheet.
  package struct Entry: Sendable {
    package let key: Character
    package let meaning: String
    package let action: AuditKey
  }

  /// - Parameter isFlagged: Of the item; the others have questions of their own.
  package static func entries(isFlagged: Bool) -> [Entry] {
    let answers: [Entry] =
      isFlagged
      ? [
        Entry(key: "y", meaning: "true: the tag is there", action: .answer(.right)),
        Entry(key: "n", meaning: "not a cue", action: .answer(.notACue)),
        Entry(key: "s", meaning: "wrong stance: said, but not meant so; choose how", action: .answer(.wrongStance)),
        Entry(key: "t", meaning: "wrong tag: it is another one; choose which", action: .answer(.wrongTag)),
      ]
      : [
        Entry(key: "n", meaning: "nothing missed: the tag is not there", action: .answer(.nothingMissed)),
        Entry(key: "m", meaning: "missed: the tag is there; mark where", action: .answer(.missed)),
      ]
    return answers + [
      Entry(key: "u", meaning: "unclear", action: .answer(.unclear)),
      Entry(key: " ", meaning: "same as the last answer", action: .repeatLast),
      Entry(key: "z", meaning: "take the last answer back", action: .undo),
      Entry(key: "o", meaning: "a note for the next answer", action: .note),
      Entry(key: "x", meaning: "skip", action: .skip),
      Entry(key: "a", meaning: "add a cue: mark words that the rules missed", action: .mark),
      Entry(key: "e", meaning: "ends: move those of a cue", action: .moveEnds),
      Entry(key: "d", meaning: "decision: why the rules say so", action: .trace),
      Entry(key: "h", meaning: "history: your earlier answers to this text", action: .history),
      Entry(key: "c", meaning: "cluster: judge texts with the same words one by one", action: .open),
      Entry(key: "j", meaning: "down", action: .scroll(1)), Entry(key: "k", meaning: "up", action: .scroll(-1)),
      Entry(key: "?", meaning: "this help", action: .help),
      Entry(key: "q", meaning: "stop; nothing is lost", action: .quit),
    ]
  }

  /// `nil` for a key without a meaning for this item.
  package init?(_ key: Character, isFlagged: Bool) {
    guard let entry = Self.entries(isFlagged: isFlagged).first(where: { $0.key == key }) else { return nil }
    self = entry.action
  }
}
