import Foundation
import GRDB
import Labelling
import TranscriptModel

/// Finds out whether a transcript was labelled before, by the same rules. One per concurrent task.
package final class StoreLookup {
  /// What is known of a labelled transcript without labelling it again.
  package struct Known: Sendable {
    package var present: [String]
    package var visibility: Visibility
    package var isTruncated: Bool
    package var language: ReasoningSummary.Language
    package var limits: [String]
    package var merged: Int
    package var format: String?
    package var made: String
  }

  private let store: LabelStore
  private let rules: Int64
  private let options: String

  init(_ store: LabelStore, rules: Int64, options: String) {
    self.store = store
    self.rules = rules
    self.options = options
  }

  /// - Returns: `nil` where it has to be labelled: unknown, labelled by other rules, read with other
  ///   options or with another outcome.
  package func known(_ key: TranscriptKey, _ transcript: Transcript) throws(StoreError) -> Known? {
    let made = StoredTranscript.made(JSONText.of(transcript.outcome), options, redacts: store.policy.redacts)
    return try store.read { db in
      // The plus keeps SQLite off the index of rules, in which all transcripts are alike.
      let statement = try db.cachedStatement(
        sql: """
          SELECT t.visibility, t.truncated, t.language, t.limits, t.merged, t.format,
            (SELECT group_concat(tag) FROM label l WHERE l.transcript = t.id AND l.counted)
          FROM transcript t WHERE t.key = ? AND +t.rules = ? AND t.made = ? LIMIT 1
          """)
      guard
        let row = try Row.fetchOne(statement, arguments: [Data(key.bytes), self.rules, made]),
        let visibility = Visibility(rawValue: row[0]), let language = ReasoningSummary.Language(rawValue: row[2])
      else { return nil }
      return Known(
        present: (row[6] as String?)?.split(separator: ",").map(String.init) ?? [], visibility: visibility,
        isTruncated: row[1], language: language, limits: Self.codes(in: row[3]), merged: row[4], format: row[5],
        made: made)
    }
  }

  /// The codes of `[{"code":"M001",…}]`, which this program wrote.
  private static func codes(in limits: String) -> [String] {
    limits.components(separatedBy: #""code":""#).dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}
