import GRDB

extension LabelStore {
  /// The rules that have a cue in the store, by id; also those of rules folders that it was labelled with before.
  ///
  /// Read from an index: a million cues cost milliseconds where they are of a few hundred rules.
  package func rulesWithCues() throws(StoreError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          WITH RECURSIVE known(rule) AS (
            SELECT min(rule) FROM cue
            UNION ALL SELECT (SELECT min(rule) FROM cue WHERE rule > known.rule) FROM known WHERE known.rule IS NOT NULL)
          SELECT rule FROM known WHERE rule IS NOT NULL
          """)
    }
  }
}
