import Foundation
import GRDB
import TranscriptReading

/// Writes transcripts of one source within a transaction.
struct BlockWriter {
  /// Keys remembered; beyond that, equal transcripts are counted by asking the store again.
  private static let mostOrdinals = 100_000

  let db: Database
  let rules: Int64
  let source: OpenSource
  private(set) var ordinals: [TranscriptKey: Int]
  private let rows: TranscriptRows

  init(db: Database, rules: Int64, source: OpenSource) {
    self.db = db
    self.rules = rules
    self.source = source
    ordinals = source.ordinals
    rows = TranscriptRows(db: db, rules: rules)
  }

  /// Stores a transcript once: as it is known by its key and its ordinal among equals of this source.
  ///
  /// - Throws: `StoreMoved` where its labels were in the store when it was looked up, and are no longer.
  mutating func write(_ transcript: StoredTranscript) throws {
    var ordinal = ordinals[transcript.key].map { $0 + 1 } ?? 0
    while try !place(transcript, ordinal) { ordinal = try nextOrdinal(of: transcript.key, after: ordinal) }
    if ordinal > 0, ordinals.count < Self.mostOrdinals { ordinals[transcript.key] = ordinal }
  }

  /// Returns false where the place belongs to an equal transcript of this source.
  private func place(_ transcript: StoredTranscript, _ ordinal: Int) throws -> Bool {
    if let content = transcript.content, let id = try rows.insert(transcript.key, ordinal, content) {
      try rows.insertChildren(of: id, content)
      try note(transcript, id)
      return true
    }
    guard let found = try Stored.fetch(db, transcript.key, ordinal, source: source.id) else {
      guard let id = try rows.copy(transcript.key, to: ordinal, made: transcript.made) else { throw StoreMoved() }
      try note(transcript, id)
      return true
    }
    if found.pass == source.pass { return false }
    try renew(found, transcript)
    try note(transcript, found.id)
    return true
  }

  /// Brings a row that is there to what the transcript is now. Where another file holds it as well, made in another
  /// way, the greater counts, so that the order of files makes no difference.
  private func renew(_ found: Stored, _ transcript: StoredTranscript) throws {
    let isSame = found.rules == rules && found.made == transcript.made
    let isKept = found.rules == rules && found.isElsewhere && found.made > transcript.made
    if isSame || isKept {
      if found.isStale { try db.execute(sql: "UPDATE transcript SET stale = 0 WHERE id = ?", arguments: [found.id]) }
    } else if let content = transcript.content {
      try rows.replace(found.id, content)
    } else if try !rows.copy(transcript.key, over: found.id, made: transcript.made) {
      throw StoreMoved()
    }
  }

  /// Behind the last equal that this pass has met, so that a run that goes on among equals does not meet each again.
  private func nextOrdinal(of key: TranscriptKey, after ordinal: Int) throws -> Int {
    let last = try Int.fetchOne(
      db,
      sql: """
        SELECT max(t.ordinal) FROM transcript t JOIN occurrence o ON o.transcript = t.id AND o.source = ? AND o.pass = ?
        WHERE t.key = ?
        """, arguments: [source.id, source.pass, Data(key.bytes)])
    return max(ordinal, last ?? 0) + 1
  }

  private func note(_ transcript: StoredTranscript, _ id: Int64) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO occurrence(source, transcript, pass, member, line, row) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT(source, transcript) DO UPDATE SET pass = excluded.pass, member = excluded.member,
          line = excluded.line, row = excluded.row
        """)
    statement.setUncheckedArguments([
      source.id, id, source.pass, transcript.source.member?.withoutNUL, transcript.source.line, transcript.source.row,
    ])
    try statement.execute()
  }

  func write(_ item: UnreadItem) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO unread(source, member, line, row, byte, code, detail) VALUES (?, ?, ?, ?, ?, ?, ?)")
    statement.setUncheckedArguments([
      source.id, item.source.member?.withoutNUL, item.source.line, item.source.row, item.byte, item.code.rawValue,
      item.detail.withoutNUL,
    ])
    try statement.execute()
  }

  func add(_ entry: LedgerEntry) throws {
    let update = try db.cachedStatement(
      sql: "UPDATE ledger SET n = n + ? WHERE source = ? AND item = ? AND model IS ?")
    update.setUncheckedArguments([entry.count, source.id, entry.item, entry.model?.withoutNUL])
    try update.execute()
    guard db.changesCount == 0 else { return }
    let insert = try db.cachedStatement(sql: "INSERT INTO ledger(source, model, item, n) VALUES (?, ?, ?, ?)")
    insert.setUncheckedArguments([source.id, entry.model?.withoutNUL, entry.item, entry.count])
    try insert.execute()
  }
}

/// A transcript that was known when it was looked up has been labelled otherwise since, by an earlier block: its own
/// block has to be labelled after all.
struct StoreMoved: Error {}

/// What is stored at a place.
private struct Stored {
  let id: Int64
  let rules: Int64
  let isStale: Bool
  let made: String
  /// A current pass of another source has it too.
  let isElsewhere: Bool
  /// The pass of this source that met it last; `nil` where another source did.
  let pass: Int?

  static func fetch(_ db: Database, _ key: TranscriptKey, _ ordinal: Int, source: Int64) throws -> Stored? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT t.id, t.rules, t.stale, t.made,
          EXISTS (SELECT 1 FROM occurrence o WHERE o.transcript = t.id AND o.source <> ?1),
          (SELECT pass FROM occurrence o WHERE o.source = ?1 AND o.transcript = t.id)
        FROM transcript t WHERE t.key = ?2 AND t.ordinal = ?3
        """)
    let row = try Row.fetchOne(statement, arguments: [source, Data(key.bytes), ordinal])
    return row.map { Stored(id: $0[0], rules: $0[1], isStale: $0[2], made: $0[3], isElsewhere: $0[4], pass: $0[5]) }
  }
}
