import LabelStore

/// What of a journal stands: the last answer to each item and all marks, without those that were taken back.
///
/// Takes one line after the other; each costs the same, however many there were before.
package struct StandingAnswers: Sendable {
  /// Lines that answer an item and were not taken back, in the order in which they were given; the last one stands.
  private var byItem: [String: [JournalEntry]] = [:]
  private var marks: [TranscriptKey: [JournalEntry]] = [:]
  /// What every line that was not taken back is about.
  private var standing: [String: JournalEntry] = [:]
  /// All verdicts and marks, in the order in which they were given.
  private var order: [String] = []

  package init() {}

  package init(_ entries: [JournalEntry]) {
    for entry in entries { take(entry) }
  }

  /// Lines whose rows the store should have, or have no longer, after this one.
  struct Change {
    var new: JournalEntry?
    var gone: JournalEntry?
  }

  @discardableResult
  mutating func take(_ entry: JournalEntry) -> Change {
    switch entry.act {
    case .verdict(let verdict):
      let earlier = byItem[verdict.item]?.last
      byItem[verdict.item, default: []].append(entry)
      add(entry)
      return Change(new: entry, gone: earlier)
    case .mark(let mark):
      marks[mark.key, default: []].append(entry)
      add(entry)
      return Change(new: entry)
    case .undo(let id): return undo(id)
    }
  }

  private mutating func add(_ entry: JournalEntry) {
    standing[entry.id] = entry
    order.append(entry.id)
  }

  private mutating func undo(_ id: String) -> Change {
    guard let entry = standing.removeValue(forKey: id) else { return Change() }
    while let last = order.last, standing[last] == nil { order.removeLast() }
    switch entry.act {
    case .verdict(let verdict):
      let wasLast = byItem[verdict.item]?.last?.id == id
      byItem[verdict.item]?.removeAll { $0.id == id }
      return wasLast ? Change(new: byItem[verdict.item]?.last, gone: entry) : Change()
    case .mark(let mark):
      marks[mark.key]?.removeAll { $0.id == id }
      return Change(gone: entry)
    case .undo: return Change()
    }
  }

  /// The answer to an item that stands.
  package func answer(to item: String) -> JournalEntry? { byItem[item]?.last }

  /// Marks in a text, in the order in which they were made.
  package func marks(in key: TranscriptKey) -> [JournalEntry] { marks[key] ?? [] }

  /// The last line that stands and for which `fits` is true. Cost: a walk back over those that do not.
  package func last(where fits: (JournalEntry) -> Bool) -> JournalEntry? {
    order.reversed().lazy.compactMap { standing[$0] }.first(where: fits)
  }

  /// Rows of the store for all answers.
  var verdicts: [Verdict] {
    byItem.values.compactMap(\.last).flatMap { entry -> [Verdict] in
      guard case .verdict(let verdict) = entry.act else { return [] }
      return verdict.verdicts(entry)
    }
  }

  /// Rows of the store for all marks.
  var cueMarks: [CueMark] {
    marks.values.joined().compactMap { entry in
      guard case .mark(let mark) = entry.act else { return nil }
      return mark.mark(entry)
    }
  }
}
