import Digests
import Foundation
import GRDB
import Labelling

/// What a store holds, for people and for the head of every report.
package struct StoreInfo: Sendable, Equatable {
  /// A file that was labelled.
  package struct Input: Sendable, Equatable {
    package var path: String
    /// SHA-256 of the file; `nil` for standard input and for what was not read to its end.
    package var digest: String?
    package var isComplete: Bool
    /// False for a file that was removed, renamed, or is on another machine than the store now is; what it gave is still counted.
    package var isThere = true
  }

  package var path: String
  /// Of the rules that labelled last; empty for a store without a run.
  package var rules: String
  package var tool: String
  /// Transcripts that are neither stale nor labelled by other rules.
  package var transcripts: Int
  /// Transcripts whose labels are older than the current rules, or that are gone from their file.
  package var stale: Int
  /// Transcripts whose text is kept.
  package var texts: Int
  package var cues: Int
  package var verdicts: Int
  /// Unread items by code.
  package var unread: [String: Int]
  /// The same items by the file that they are in, as it was given.
  package var unreadByPath: [String: Int]
  package var inputs: [Input]
  package var runs: Int
  package var bytes: Int
  /// Files that were not read to their end: a run was broken off, limited, or is under way.
  package var unfinishedInputs: Int
  /// Share of transcripts without a cue whose text is kept.
  package var silentShare: Double
}

extension LabelStore {
  /// Cost: one walk over the transcripts, and a look for each file that was read.
  package func info() throws(StoreError) -> StoreInfo {
    try read { db in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM " + sql) ?? 0 }
      let rules = try Row.fetchOne(db, sql: "SELECT digest, tool FROM current_rules")
      let transcripts = try count("current_transcript")
      let unread = try Row.fetchAll(
        db, sql: "SELECT u.code, count(*) FROM unread u JOIN counted_source s ON s.id = u.source GROUP BY u.code")
      let places = try Row.fetchAll(
        db, sql: "SELECT s.path, count(*) FROM unread u JOIN counted_source s ON s.id = u.source GROUP BY s.path")
      let inputs = try Row.fetchAll(db, sql: "SELECT path, digest, complete, id FROM source ORDER BY path, digest, id")
      let missing = Set(try MissingSources.ids(db, origin: self.origin))
      return StoreInfo(
        path: self.path, rules: rules?[0] ?? "", tool: rules?[1] ?? "", transcripts: transcripts,
        stale: try count("transcript") - transcripts, texts: try count("transcript WHERE has_text"),
        cues: try count("cue"), verdicts: try count("verdict"),
        unread: Dictionary(unread.map { ($0[0] as String, $0[1] as Int) }) { $1 },
        unreadByPath: Dictionary(places.map { ($0[0] as String, $0[1] as Int) }) { $1 },
        inputs: inputs.map {
          StoreInfo.Input(path: $0[0], digest: $0[1], isComplete: $0[2], isThere: !missing.contains($0[3]))
        },
        runs: try count("run"),
        bytes: try (Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0) * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0),
        unfinishedInputs: try count("source WHERE NOT complete"),
        silentShare: self.policy.silentShare ?? TextPolicy.usualShare)
    }
  }

  /// Calls `body` with every current transcript, in the order in which they were first stored.
  ///
  /// - Parameter withPaths: Also tells the file, which costs a look-up each.
  package func samples(withPaths: Bool = false, _ body: (LabelledSample) -> Void) throws(StoreError) {
    try read { try SampleReader($0, withPaths: withPaths).forEach(body) }
  }
}
