import Foundation
import GRDB
import Labelling
import RuleFormat
import TranscriptModel

/// The rows of transcripts and of what was found in them.
struct TranscriptRows {
  let db: Database
  let rules: Int64

  private static let columns = """
    key, ordinal, rules, made, stale, name, model, prompt_id, epoch, condition, outcome, format, merged, visibility,
    truncated, language, bytes, words, sentences, parts, limits, has_text
    """
  private static let children = ["label", "composite", "cue", "part"]

  /// Returns `nil` where the place is taken.
  func insert(_ key: TranscriptKey, _ ordinal: Int, _ content: StoredTranscript.Content) throws -> Int64? {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO transcript(\(Self.columns))
        VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    statement.setUncheckedArguments([Data(key.bytes), ordinal] + values(content))
    try statement.execute()
    return db.changesCount > 0 ? db.lastInsertedRowID : nil
  }

  /// Labels of other rules, or an outcome that has changed, give way.
  func replace(_ id: Int64, _ content: StoredTranscript.Content) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE transcript SET rules = ?, made = ?, stale = 0, name = ?, model = ?, prompt_id = ?, epoch = ?, condition = ?,
          outcome = ?, format = ?, merged = ?, visibility = ?, truncated = ?, language = ?, bytes = ?, words = ?,
          sentences = ?, parts = ?, limits = ?, has_text = ? WHERE id = ?
        """)
    statement.setUncheckedArguments(values(content) + [id])
    try statement.execute()
    try deleteChildren(of: id)
    try insertChildren(of: id, content)
  }

  /// Makes a row at `ordinal` with the labels of an equal transcript. Returns `nil` where there is none.
  func copy(_ key: TranscriptKey, to ordinal: Int, made: String) throws -> Int64? {
    guard let from = try equal(key, made) else { return nil }
    let shared = Self.columns.replacingOccurrences(of: "key, ordinal, rules, made, stale, ", with: "")
    try db.execute(
      sql: """
        INSERT INTO transcript(\(Self.columns)) SELECT key, ?, rules, made, 0, \(shared) FROM transcript WHERE id = ?
        """, arguments: [ordinal, from])
    let id = db.lastInsertedRowID
    try copyChildren(from: from, to: id)
    return id
  }

  /// Gives a row the labels of an equal transcript. Returns false where there is none.
  func copy(_ key: TranscriptKey, over id: Int64, made: String) throws -> Bool {
    guard let from = try equal(key, made) else { return false }
    let shared = Self.columns.replacingOccurrences(of: "key, ordinal, ", with: "")
    try db.execute(
      sql: "UPDATE transcript SET (\(shared)) = (SELECT \(shared) FROM transcript WHERE id = ?) WHERE id = ?",
      arguments: [from, id])
    try deleteChildren(of: id)
    try copyChildren(from: from, to: id)
    return true
  }

  /// A transcript with this key that these rules have labelled in this way. The plus keeps SQLite off the index of
  /// rules, in which all transcripts are alike.
  private func equal(_ key: TranscriptKey, _ made: String) throws -> Int64? {
    try Int64.fetchOne(
      db, sql: "SELECT id FROM transcript WHERE key = ? AND +rules = ? AND made = ? LIMIT 1",
      arguments: [Data(key.bytes), rules, made])
  }

  private func copyChildren(from: Int64, to id: Int64) throws {
    for (table, columns) in ChildColumns.all {
      try db.execute(
        sql: "INSERT INTO \(table)(transcript, \(columns)) SELECT ?, \(columns) FROM \(table) WHERE transcript = ?",
        arguments: [id, from])
    }
  }

  private func deleteChildren(of id: Int64) throws {
    for table in Self.children {
      try db.execute(sql: "DELETE FROM \(table) WHERE transcript = ?", arguments: [id])
    }
  }

  private func values(_ content: StoredTranscript.Content) -> StatementArguments {
    let sample = content.sample
    let reasoning = content.reasoning
    return [
      rules, content.made, content.name?.withoutNUL, sample.model?.withoutNUL, sample.promptID?.withoutNUL,
      sample.epoch,
      content.condition, content.outcome, content.format, content.merged, reasoning.visibility.rawValue,
      reasoning.truncated, reasoning.language.rawValue, reasoning.bytes, reasoning.words, reasoning.sentences,
      reasoning.parts, content.limits, !content.parts.isEmpty,
    ]
  }

  func insertChildren(of id: Int64, _ content: StoredTranscript.Content) throws {
    for (tag, label) in content.tags { try insert(tag, label, content.sample.tags[tag], id) }
    for (name, label) in content.composites {
      let statement = try db.cachedStatement(
        sql: "INSERT INTO composite(transcript, composite, present, counted, score) VALUES (?, ?, ?, ?, ?)")
      statement.setUncheckedArguments([
        id, name, label.present, content.sample.composites.contains(name), label.score,
      ])
      try statement.execute()
    }
    for (number, cue) in content.cues.enumerated() { try insert(cue, number, id) }
    for part in content.parts { try insert(part, id) }
  }

  private func insert(_ tag: String, _ label: TagLabel, _ finding: LabelledSample.Finding?, _ id: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO label(transcript, tag, present, counted, score, stance, role, cues, stances, onset, attributes)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let stances = Stance.allCases.compactMap { stance in finding?.stances[stance].map { (stance.rawValue, $0) } }
    statement.setUncheckedArguments([
      id, tag, label.present, finding?.present ?? false, label.score, label.stance.rawValue, label.role.rawValue,
      label.cues, JSONText.of(stances), finding?.onset, JSONText.of(label.attributes),
    ])
    try statement.execute()
  }

  private func insert(_ stored: StoredCue, _ number: Int, _ id: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO cue(transcript, number, place, rule, patterns, tag, part, field, start, end, stance, role, echo,
          repeats, attributes, quote)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
        """)
    let cue = stored.cue
    statement.setUncheckedArguments([
      id, number, stored.place, cue.rule, cue.patterns.joined(separator: "+"), cue.tag, cue.part, stored.field,
      stored.start, stored.end, cue.stance.rawValue, cue.role.rawValue, cue.echo, cue.repeats,
      JSONText.of(cue.attributes), stored.quote.map { Data($0) },
    ])
    try statement.execute()
  }

  private func insert(_ part: Part, _ id: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO part(transcript, number, kind, visibility, truncated, field, origin, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
        """)
    statement.setUncheckedArguments([
      id, part.index, part.kind.rawValue, part.visibility.rawValue, part.truncated, part.field, part.origin.bytes,
      Data(part.text.bytes),
    ])
    try statement.execute()
  }
}

/// The columns of what belongs to a transcript, without its id.
enum ChildColumns {
  static let all: [(table: String, columns: String)] = [
    ("label", "tag, present, counted, score, stance, role, cues, stances, onset, attributes"),
    ("composite", "composite, present, counted, score"),
    (
      "cue",
      "number, place, rule, patterns, tag, part, field, start, end, stance, role, echo, repeats, attributes, quote"
    ),
    ("part", "number, kind, visibility, truncated, field, origin, text"),
  ]
}
