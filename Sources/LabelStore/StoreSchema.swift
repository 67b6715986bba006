import GRDB

/// The tables and views of a store, as named, ordered migrations. A migration that was released is never edited.
enum StoreSchema {
  /// `PRAGMA application_id` of a store: "Asid".
  static let applicationID: Int32 = 0x4173_6964

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("labels") { try $0.execute(sql: labels) }
    migrator.registerMigration("views") { try $0.execute(sql: views) }
    migrator.registerMigration("verdicts") { try $0.execute(sql: verdicts) }
    migrator.registerMigration("marks") { try $0.execute(sql: marks) }
    return migrator
  }

  private static let labels = """
    CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE rules(
      id INTEGER PRIMARY KEY, digest TEXT NOT NULL, tool TEXT NOT NULL, last_used TEXT NOT NULL,
      UNIQUE(digest, tool));
    CREATE TABLE run(
      id INTEGER PRIMARY KEY, origin TEXT NOT NULL, started TEXT NOT NULL, ended TEXT, command TEXT NOT NULL,
      rules INTEGER NOT NULL REFERENCES rules);
    CREATE TABLE source(
      id INTEGER PRIMARY KEY, origin TEXT NOT NULL, location TEXT NOT NULL, path TEXT NOT NULL,
      size INTEGER, modified INTEGER, inode INTEGER, device INTEGER, digest TEXT,
      options TEXT NOT NULL, rules INTEGER NOT NULL REFERENCES rules,
      pass INTEGER NOT NULL, records INTEGER NOT NULL, complete INTEGER NOT NULL,
      UNIQUE(origin, location));
    CREATE INDEX source_digest ON source(digest);
    CREATE TABLE transcript(
      id INTEGER PRIMARY KEY, key BLOB NOT NULL, ordinal INTEGER NOT NULL,
      rules INTEGER NOT NULL REFERENCES rules, made TEXT NOT NULL, stale INTEGER NOT NULL,
      name TEXT, model TEXT, prompt_id TEXT, epoch INTEGER,
      condition TEXT NOT NULL, outcome TEXT NOT NULL, format TEXT, merged INTEGER NOT NULL,
      visibility TEXT NOT NULL, truncated INTEGER NOT NULL, language TEXT NOT NULL,
      bytes INTEGER NOT NULL, words INTEGER NOT NULL, sentences INTEGER NOT NULL, parts INTEGER NOT NULL,
      limits TEXT NOT NULL, has_text INTEGER NOT NULL,
      UNIQUE(key, ordinal));
    CREATE INDEX transcript_rules ON transcript(rules, stale);
    CREATE TABLE occurrence(
      transcript INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE,
      source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
      pass INTEGER NOT NULL, member TEXT, line INTEGER, row INTEGER,
      PRIMARY KEY(source, transcript)) WITHOUT ROWID;
    CREATE INDEX occurrence_transcript ON occurrence(transcript);
    CREATE TABLE label(
      transcript INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE, tag TEXT NOT NULL,
      present INTEGER NOT NULL, counted INTEGER NOT NULL, score REAL NOT NULL, stance TEXT NOT NULL,
      role TEXT NOT NULL, cues INTEGER NOT NULL, stances TEXT NOT NULL, onset INTEGER, attributes TEXT NOT NULL,
      PRIMARY KEY(transcript, tag)) WITHOUT ROWID;
    CREATE INDEX label_tag ON label(tag, counted, score);
    CREATE TABLE composite(
      transcript INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE, composite TEXT NOT NULL,
      present INTEGER NOT NULL, counted INTEGER NOT NULL, score REAL NOT NULL,
      PRIMARY KEY(transcript, composite)) WITHOUT ROWID;
    CREATE TABLE cue(
      transcript INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE, number INTEGER NOT NULL,
      place TEXT NOT NULL, rule TEXT NOT NULL, patterns TEXT NOT NULL, tag TEXT NOT NULL,
      part INTEGER NOT NULL, field TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
      stance TEXT NOT NULL, role TEXT NOT NULL, echo REAL NOT NULL, repeats INTEGER NOT NULL,
      attributes TEXT NOT NULL, quote TEXT,
      PRIMARY KEY(transcript, number)) WITHOUT ROWID;
    CREATE INDEX cue_rule ON cue(rule);
    CREATE TABLE part(
      id INTEGER PRIMARY KEY, transcript INTEGER NOT NULL REFERENCES transcript ON DELETE CASCADE,
      number INTEGER NOT NULL, kind TEXT NOT NULL, visibility TEXT NOT NULL, truncated INTEGER NOT NULL,
      field TEXT NOT NULL, origin INTEGER NOT NULL, text TEXT NOT NULL,
      UNIQUE(transcript, number));
    CREATE TABLE unread(
      id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
      member TEXT, line INTEGER, row INTEGER, byte INTEGER, code TEXT NOT NULL, detail TEXT NOT NULL);
    CREATE INDEX unread_source ON unread(source);
    CREATE TABLE ledger(
      source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE, model TEXT, item TEXT NOT NULL,
      n INTEGER NOT NULL);
    CREATE INDEX ledger_item ON ledger(source, item, model);
    """

  private static let views = """
    CREATE VIEW current_rules AS
      SELECT * FROM rules ORDER BY last_used DESC, digest DESC, tool DESC LIMIT 1;
    CREATE VIEW counted_source AS
      SELECT s.* FROM source s JOIN rules r ON r.id = s.rules
      WHERE s.digest IS NULL OR s.complete = 0 OR NOT EXISTS (
        SELECT 1 FROM source o JOIN rules q ON q.id = o.rules
        WHERE o.digest = s.digest AND o.options = s.options AND o.complete
          AND (q.last_used || q.digest || q.tool, o.location, o.origin)
            > (r.last_used || r.digest || r.tool, s.location, s.origin));
    CREATE VIEW current_transcript AS
      SELECT t.id, t.key, t.ordinal, t.rules, t.stale, t.name AS given_name,
        coalesce(t.name, (
          SELECT min(s.path || coalesce(':' || o.member, '') || coalesce(':' || o.line, '') || coalesce(':' || o.row, ''))
          FROM occurrence o JOIN source s ON s.id = o.source WHERE o.transcript = t.id)) AS name,
        t.model, t.prompt_id, t.epoch, t.condition, t.outcome, t.format, t.merged, t.visibility, t.truncated,
        t.language, t.bytes, t.words, t.sentences, t.parts, t.limits, t.has_text,
        (t.visibility = 'full' AND t.language <> 'other') AS readable
      FROM transcript t WHERE t.stale = 0 AND t.rules = (SELECT id FROM current_rules);
    CREATE VIEW finding AS
      SELECT t.id AS transcript, t.name, t.model, t.prompt_id, t.epoch, t.condition, t.outcome, t.readable,
        l.tag, l.counted AS present, l.score, l.stance, l.role, l.cues, l.onset / 1000.0 AS onset
      FROM current_transcript t JOIN label l ON l.transcript = t.id;
    CREATE VIEW evidence AS
      SELECT t.id AS transcript, t.name, t.model, t.condition, c.tag, c.rule, c.stance, c.role, c.quote,
        c.field, c.start, c.end
      FROM current_transcript t JOIN cue c ON c.transcript = t.id WHERE c.place = 'reasoning';
    CREATE VIEW rate AS
      WITH readable AS (
        SELECT model, condition, count(*) AS n FROM current_transcript WHERE readable GROUP BY model, condition)
      SELECT r.model, r.condition, f.tag, sum(f.present) AS k, r.n, 1.0 * sum(f.present) / r.n AS rate
      FROM readable r JOIN finding f ON f.model IS r.model AND f.condition = r.condition AND f.readable
      GROUP BY r.model, r.condition, f.tag;
    """

  private static let verdicts = """
    CREATE TABLE verdict(
      id TEXT PRIMARY KEY, transcript BLOB NOT NULL, tag TEXT NOT NULL, rule TEXT, start INTEGER, end INTEGER,
      auditor TEXT NOT NULL, answer TEXT NOT NULL, stance TEXT, flagged INTEGER NOT NULL,
      probability REAL NOT NULL, note TEXT NOT NULL, given TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX verdict_transcript ON verdict(transcript, tag);
    """

  private static let marks = """
    ALTER TABLE verdict ADD COLUMN other_tag TEXT;
    ALTER TABLE verdict ADD COLUMN purpose TEXT NOT NULL DEFAULT 'audit';
    ALTER TABLE verdict ADD COLUMN frame TEXT NOT NULL DEFAULT '';
    CREATE TABLE mark(
      id TEXT PRIMARY KEY, transcript BLOB NOT NULL, tag TEXT NOT NULL, stance TEXT NOT NULL, field TEXT NOT NULL,
      start INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL, rule TEXT, from_start INTEGER,
      from_end INTEGER, auditor TEXT NOT NULL, note TEXT NOT NULL, given TEXT NOT NULL) WITHOUT ROWID;
    CREATE INDEX mark_transcript ON mark(transcript, tag);
    """
}
