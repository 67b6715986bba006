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
  /// An auditor finds a label present when one of its cues is right or one was missed; the latest answer about a
  /// place counts. Auditors vote; a tie, and answers that are all unclear, leave the text out. What was adjudicated
  /// stands above the votes. Texts that were not drawn among all of their label are left out, as are repeats.
  package func auditedLabels() throws(StoreError) -> [AuditedLabel] {
    let verdicts = try verdicts().filter { $0.purpose != .again }
    let groups = Dictionary(grouping: verdicts) { Item(transcript: $0.transcript, label: $0.label) }
    guard !groups.isEmpty else { return [] }
    return try read { db in
      let columns = ScalarColumns()
      return try groups.compactMap { item, verdicts -> (Item, AuditedLabel)? in
        guard let drawn = verdicts.first(where: \.isDrawn), let isPresent = Self.vote(verdicts),
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

  private static func vote(_ verdicts: [Verdict]) -> Bool? {
    var votes = 0
    let settled = verdicts.filter { $0.purpose == .adjudication && $0.isPresent != nil }
    if let last = settled.last { return last.isPresent }
    for answers in Dictionary(grouping: verdicts, by: \.auditor).values {
      let latest = Dictionary(answers.map { ("\($0.place?.start ?? -1):\($0.place?.end ?? -1)", $0) }) { $1 }
      let said = latest.values.compactMap(\.isPresent)
      if !said.isEmpty { votes += said.contains(true) ? 1 : -1 }
    }
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
