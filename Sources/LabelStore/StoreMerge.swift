import GRDB

/// Takes what another store has into this one. Stores that are merged in any order end with the same content.
///
/// A transcript that both have is kept once: with the labels of the rules that were used last. A file that several
/// have read, known by its digest, is counted once (`counted_source`).
package enum StoreMerge {
  /// - Parameter other: Is not changed, but for a migration where it is of an older version.
  /// - Throws: `StoreError`; this store is as before then.
  package static func take(_ other: String, into store: LabelStore) throws(StoreError) {
    // Opened once to be checked and, if it is old, migrated.
    _ = try LabelStore(existing: other)
    do {
      try store.writer.barrierWriteWithoutTransaction { db in
        try db.execute(sql: "ATTACH DATABASE ? AS other", arguments: [other])
        defer { try? db.execute(sql: "DETACH DATABASE other") }
        try db.inTransaction(.immediate) {
          for statement in statements { try db.execute(sql: statement) }
          return .commit
        }
      }
    } catch {
      throw StoreError.of(error, path: store.path)
    }
  }

  private static var statements: [String] {
    let children = ChildColumns.all.flatMap { [delete(from: $0.table), copy($0.table, $0.columns)] }
    return [rules, runs] + sources + transcripts + children + [occurrences, verdicts, marks] + dropped
  }

  private static let rules = """
    INSERT INTO main.rules(digest, tool, last_used) SELECT digest, tool, last_used FROM other.rules WHERE true
    ON CONFLICT(digest, tool) DO UPDATE SET last_used = max(last_used, excluded.last_used);
    CREATE TEMP TABLE rule_map AS SELECT o.id AS theirs, m.id AS ours, m.last_used || m.digest || m.tool AS age
      FROM other.rules o JOIN main.rules m USING (digest, tool);
    """

  private static let runs = """
    INSERT INTO main.run(origin, started, ended, command, rules)
      SELECT r.origin, r.started, r.ended, r.command, m.ours FROM other.run r JOIN rule_map m ON m.theirs = r.rules
      WHERE NOT EXISTS (SELECT 1 FROM main.run o WHERE o.origin = r.origin AND o.started = r.started);
    """

  /// A source is known by its store of origin and its place; of two readings, the later one counts.
  private static let sources = [
    """
    CREATE TEMP TABLE source_map AS
      SELECT s.id AS theirs, o.id AS ours, m.ours AS rules,
        o.id IS NULL OR (m.age, s.complete, s.pass, s.records, coalesce(s.digest, ''))
          > (r.last_used || r.digest || r.tool, o.complete, o.pass, o.records, coalesce(o.digest, '')) AS newer
      FROM other.source s JOIN rule_map m ON m.theirs = s.rules
        LEFT JOIN main.source o ON o.origin = s.origin AND o.location = s.location
        LEFT JOIN main.rules r ON r.id = o.rules;
    """,
    """
    INSERT INTO main.source(origin, location, path, size, modified, inode, device, digest, options, rules, pass,
        records, complete)
      SELECT s.origin, s.location, s.path, s.size, s.modified, s.inode, s.device, s.digest, s.options, m.rules,
        s.pass, s.records, s.complete
      FROM other.source s JOIN source_map m ON m.theirs = s.id WHERE m.newer
    ON CONFLICT(origin, location) DO UPDATE SET path = excluded.path, size = excluded.size,
      modified = excluded.modified, inode = excluded.inode, device = excluded.device, digest = excluded.digest,
      options = excluded.options, rules = excluded.rules, pass = excluded.pass, records = excluded.records,
      complete = excluded.complete;
    UPDATE source_map SET ours = (
      SELECT o.id FROM main.source o JOIN other.source s ON s.id = theirs
        AND o.origin = s.origin AND o.location = s.location) WHERE ours IS NULL;
    """,
    """
    DELETE FROM main.ledger WHERE source IN (SELECT ours FROM source_map WHERE newer);
    INSERT INTO main.ledger(source, model, item, n)
      SELECT m.ours, l.model, l.item, l.n FROM other.ledger l JOIN source_map m ON m.theirs = l.source WHERE m.newer;
    DELETE FROM main.unread WHERE source IN (SELECT ours FROM source_map WHERE newer);
    INSERT INTO main.unread(source, member, line, row, byte, code, detail)
      SELECT m.ours, u.member, u.line, u.row, u.byte, u.code, u.detail
      FROM other.unread u JOIN source_map m ON m.theirs = u.source WHERE m.newer ORDER BY u.id;
    """,
  ]

  /// `wins` where theirs replaces ours: newer rules, or the same rules with more text, or the greater way of making
  /// it, which is the same whatever comes first.
  private static let transcripts = [
    """
    CREATE TEMP TABLE transcript_map AS
      SELECT t.id AS theirs, o.id AS ours, m.ours AS rules, CASE
        WHEN o.id IS NULL THEN 1
        WHEN m.age > (r.last_used || r.digest || r.tool) THEN 1
        WHEN m.ours = o.rules AND (t.has_text, t.outcome, t.made) > (o.has_text, o.outcome, o.made) THEN 1
        ELSE 0 END AS wins
      FROM other.transcript t JOIN rule_map m ON m.theirs = t.rules
        LEFT JOIN main.transcript o ON o.key = t.key AND o.ordinal = t.ordinal
        LEFT JOIN main.rules r ON r.id = o.rules;
    """,
    """
    INSERT INTO main.transcript(\(columns))
      SELECT t.key, t.ordinal, m.rules, 0, \(rest("t.")) FROM other.transcript t
        JOIN transcript_map m ON m.theirs = t.id WHERE m.wins
    ON CONFLICT(key, ordinal) DO UPDATE SET rules = excluded.rules, \(updates);
    UPDATE transcript_map SET ours = (
      SELECT o.id FROM main.transcript o JOIN other.transcript t ON t.id = theirs
        AND o.key = t.key AND o.ordinal = t.ordinal) WHERE ours IS NULL;
    CREATE INDEX temp.transcript_map_theirs ON transcript_map(theirs);
    """,
  ]

  private static let restColumns = [
    "made", "name", "model", "prompt_id", "epoch", "condition", "outcome", "format", "merged", "visibility",
    "truncated",
    "language", "bytes", "words", "sentences", "parts", "limits", "has_text",
  ]
  private static var columns: String { (["key", "ordinal", "rules", "stale"] + restColumns).joined(separator: ", ") }
  private static var updates: String { restColumns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ") }
  private static func rest(_ prefix: String) -> String { restColumns.map { prefix + $0 }.joined(separator: ", ") }

  private static func delete(from table: String) -> String {
    "DELETE FROM main.\(table) WHERE transcript IN (SELECT ours FROM transcript_map WHERE wins)"
  }

  private static func copy(_ table: String, _ columns: String) -> String {
    let theirs = columns.split(separator: ", ").map { "c.\($0)" }.joined(separator: ", ")
    return """
      INSERT INTO main.\(table)(transcript, \(columns)) SELECT m.ours, \(theirs)
      FROM other.\(table) c JOIN transcript_map m ON m.theirs = c.transcript WHERE m.wins
      """
  }

  /// What no file holds any longer is stale.
  private static let occurrences = """
    DELETE FROM main.occurrence WHERE source IN (SELECT ours FROM source_map WHERE newer);
    INSERT OR IGNORE INTO main.occurrence(transcript, source, pass, member, line, row)
      SELECT t.ours, s.ours, o.pass, o.member, o.line, o.row
      FROM other.occurrence o JOIN transcript_map t ON t.theirs = o.transcript
        JOIN source_map s ON s.theirs = o.source WHERE s.newer;
    UPDATE main.transcript SET stale = NOT EXISTS (
      SELECT 1 FROM main.occurrence o WHERE o.transcript = main.transcript.id);
    """

  private static let verdicts = "INSERT OR IGNORE INTO main.verdict SELECT * FROM other.verdict"
  private static let marks = "INSERT OR IGNORE INTO main.mark SELECT * FROM other.mark"

  private static let dropped = ["rule_map", "source_map", "transcript_map"].map { "DROP TABLE temp.\($0)" }
}
