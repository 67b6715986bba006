import Foundation
import GRDB
import Labelling
import RuleFormat
import TranscriptModel

/// Reads the labels of a store as values for profiles, one transcript after the other.
struct SampleReader {
  private let db: Database
  private let columns = ScalarColumns()
  private let withPaths: Bool

  init(_ db: Database, withPaths: Bool) {
    self.db = db
    self.withPaths = withPaths
  }

  /// Three walks over tables in the order of the transcripts' numbers; nothing is held but one transcript.
  func forEach(_ body: (LabelledSample) throws -> Void) throws {
    var labels = try Following(
      Row.fetchCursor(
        db,
        sql: "SELECT transcript, tag, counted, score, stance, role, stances, onset, attributes FROM label ORDER BY 1"))
    var composites = try Following(
      Row.fetchCursor(db, sql: "SELECT transcript, composite FROM composite WHERE counted ORDER BY 1"))
    try forEachTranscript { id, sample, _ in
      var sample = sample
      try labels.visit(id) { sample.tags[$0[1]] = finding($0) }
      try composites.visit(id) { sample.composites.insert($0[1]) }
      try body(sample)
    }
  }

  /// The number of `more` columns at the end of a row starts from here.
  static let firstOfMore = 12

  /// Current transcripts by their number, without findings.
  ///
  /// - Parameter more: Further columns, which `body` finds in the row.
  func forEachTranscript(
    more: String = "", where condition: String = "1", _ body: (Int64, LabelledSample, Row) throws -> Void
  ) throws {
    let path =
      withPaths
      ? "(SELECT min(s.path) FROM occurrence o JOIN source s ON s.id = o.source WHERE o.transcript = t.id)" : "''"
    let transcripts = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, model, prompt_id, epoch, condition, outcome, visibility, truncated, language, words, limits, \(path)
          \(more.isEmpty ? "" : ", " + more)
        FROM current_transcript t WHERE \(condition) ORDER BY id
        """)
    while let row = try transcripts.next() {
      if let sample = sample(row) { try body(row[0], sample, row) }
    }
  }

  private func sample(_ row: Row) -> LabelledSample? {
    guard
      let visibility = Visibility(rawValue: row[6]), let language = ReasoningSummary.Language(rawValue: row[8])
    else { return nil }
    let limits: String = row[10]
    return LabelledSample(
      model: row[1], promptID: row[2], epoch: row[3], condition: columns.values(in: row[4]),
      outcome: columns.values(in: row[5]), path: row[11], visibility: visibility, truncated: row[7],
      language: language, words: row[9], limits: limits == "[]" ? 0 : limits.components(of: #"{"code""#))
  }

  private func finding(_ row: Row) -> LabelledSample.Finding {
    var stances: [Stance: Int] = [:]
    for (name, count) in columns.values(in: row[6]) {
      if let stance = Stance(rawValue: name) { stances[stance] = Int(count.text) }
    }
    return LabelledSample.Finding(
      present: row[2], score: row[3], stance: Stance(rawValue: row[4]) ?? .topic,
      role: Role(rawValue: row[5]) ?? .mention,
      attributes: columns.values(in: row[8]).mapValues(\.text), stances: stances, onset: row[7])
  }
}

/// Rows that belong to transcripts, in the same order as these.
struct Following {
  private let cursor: RowCursor
  private var waiting: Row?

  init(_ cursor: RowCursor) throws {
    self.cursor = cursor
    waiting = try cursor.next()
  }

  /// Hands over the rows of a transcript; those of transcripts before it are passed over.
  mutating func visit(_ transcript: Int64, _ body: (Row) -> Void) throws {
    while let row = waiting {
      let id: Int64 = row[0]
      if id > transcript { return }
      if id == transcript { body(row) }
      waiting = try cursor.next()
    }
  }
}

extension String {
  /// How often `text` stands in it.
  fileprivate func components(of text: String) -> Int { components(separatedBy: text).count - 1 }
}
