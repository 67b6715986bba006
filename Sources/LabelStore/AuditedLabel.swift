import Digests
import Foundation
import GRDB
import Labelling
import TranscriptModel

/// What readers say of one label in one readable transcript, all their verdicts taken together.
package struct AuditedLabel: Sendable, Equatable {
  /// The transcript's columns; its tags are not filled in.
  package var sample: LabelledSample
  package var label: String
  /// The label is present now, which may be otherwise than when the text was drawn.
  package var isFlagged: Bool
  /// The known chance that the text was drawn, above 0 and at most 1.
  package var inclusion: Double
  package var isPresent: Bool
}

extension LabelStore {
  /// Labels of readable, current transcripts that were audited, by transcript, then label.
  ///
  /// Auditors vote, with what `LabelVoices` makes of their answers and marks; a tie, and answers that are all unclear,
  /// leave the text out. Texts that were not drawn among all of their label are left out.
  package func auditedLabels() throws(StoreError) -> [AuditedLabel] {
    let groups = Dictionary(grouping: try verdicts()) { Item(transcript: $0.transcript, label: $0.label) }
    guard !groups.isEmpty else { return [] }
    let marks = Dictionary(grouping: try marks()) { Item(transcript: $0.transcript, label: $0.tag) }
    return try read { db in
      let columns = ScalarColumns()
      return try groups.compactMap { item, verdicts -> (Item, AuditedLabel)? in
        guard let drawn = verdicts.first(where: \.isDrawn),
          let isPresent = Self.vote(LabelVoices(verdicts, marks: marks[item] ?? [])),
          let (sample, isFlagged) = try Self.sample(db, item, columns)
        else { return nil }
        let audited = AuditedLabel(
          sample: sample, label: item.label, isFlagged: isFlagged, inclusion: drawn.probability,
          isPresent: isPresent)
        return (item, audited)
      }.sorted { $0.0.order < $1.0.order }.map(\.1)
    }
  }

  private struct Item: Hashable {
    var transcript: TranscriptKey
    var label: String
    var order: String { ByteDigest.hexadecimal(transcript.bytes) + label }
  }

  private static func vote(_ voices: LabelVoices) -> Bool? {
    let votes = voices.presence.values.reduce(0) { $0 + ($1 ? 1 : -1) }
    return votes == 0 ? nil : votes > 0
  }

  private static func sample(
    _ db: Database, _ item: Item, _ columns: ScalarColumns
  ) throws -> (sample: LabelledSample, isFlagged: Bool)? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT t.model, t.prompt_id, t.epoch, t.condition, t.outcome,
          EXISTS (SELECT 1 FROM label l WHERE l.transcript = t.id AND l.tag = ?2 AND l.counted)
          OR EXISTS (SELECT 1 FROM composite c WHERE c.transcript = t.id AND c.composite = ?2 AND c.counted)
        FROM current_transcript t WHERE t.key = ?1 AND t.readable ORDER BY t.ordinal LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [Data(item.transcript.bytes), item.label]).map { row in
      let sample = LabelledSample(
        model: row[0], promptID: row[1], epoch: row[2], condition: columns.values(in: row[3]),
        outcome: columns.values(in: row[4]))
      return (sample, row[5])
    }
  }
}
