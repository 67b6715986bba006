import Foundation
import GRDB
import TranscriptModel

/// Which texts of a store may be drawn, and what groups they make.
package struct AuditScope: Sendable, Equatable {
  /// Columns whose values make groups, each of which is drawn from: `model` or `condition.NAME`.
  package var by: [String]
  /// Values that a text has to have, by column.
  package var values: [String: String]
  /// Only texts with a cue of this rule; empty for all.
  package var rule: String

  package init(by: [String] = [], values: [String: String] = [:], rule: String = "") {
    self.by = by
    self.values = values
    self.rule = rule
  }
}

extension LabelStore {
  /// What can be drawn. Cost: a walk over the transcripts and over an index of the labels.
  ///
  /// - Parameters:
  ///   - tags: Those that will be asked about.
  ///   - matches: Only texts with reasoning of which this is true; it walks over all that are kept.
  package func auditFrame(
    seed: UInt64, tags: [String], scope: AuditScope = AuditScope(), matches: ((UTF8Text) -> Bool)? = nil
  ) throws(StoreError) -> AuditFrame {
    try read { try AuditFrameReader($0, seed: seed, scope: scope).frame(tags, matches) }
  }
}

/// Reads what audits draw from.
private struct AuditFrameReader {
  private let db: Database
  private let seed: UInt64
  private let scope: AuditScope

  init(_ db: Database, seed: UInt64, scope: AuditScope) {
    self.db = db
    self.seed = seed
    self.scope = scope
  }

  func frame(_ tags: [String], _ matches: ((UTF8Text) -> Bool)?) throws -> AuditFrame {
    let (texts, totals) = try scope.by.isEmpty && scope.values.isEmpty ? all() : grouped()
    var flagged: [String: NumberSet] = [:]
    for tag in tags {
      flagged[tag] = try numbers("SELECT transcript FROM label WHERE tag = ? AND counted", [tag])
    }
    // Through the index on tags, which is a tenth of the table.
    let cued = try numbers("SELECT transcript FROM label INDEXED BY label_tag WHERE tag > ''", [])
    return AuditFrame(texts: texts, totals: totals, flagged: flagged, cued: cued, within: try within(matches))
  }

  private func all() throws -> (texts: [AuditFrame.Text], totals: [Int]) {
    var texts: [AuditFrame.Text] = []
    let rows = try Row.fetchCursor(db, sql: "SELECT id, key FROM current_transcript WHERE readable AND has_text")
    while let row = try rows.next() { texts.append(try text(row, 0)) }
    return (texts, [try Int.fetchOne(db, sql: "SELECT count(*) FROM current_transcript WHERE readable") ?? 0])
  }

  private func grouped() throws -> (texts: [AuditFrame.Text], totals: [Int]) {
    var texts: [AuditFrame.Text] = []
    var totals: [Int] = []
    var groups: [String: Int] = [:]
    var known: [String: Int?] = [:]
    let columns = ScalarColumns()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, key, has_text, model, condition FROM current_transcript WHERE readable")
    while let row = try rows.next() {
      let model: String? = row[3]
      let condition: String = row[4]
      let name = (model ?? "\u{0}") + "\u{1F}" + condition
      let group: Int?
      if let found = known[name] {
        group = found
      } else {
        group = self.name(model, columns.values(in: condition)).map { name in
          if let number = groups[name] { return number }
          groups[name] = groups.count
          return groups.count - 1
        }
        known[name] = .some(group)
      }
      guard let group else { continue }
      while totals.count <= group { totals.append(0) }
      totals[group] += 1
      if row[2] as Bool { texts.append(try text(row, group)) }
    }
    return (texts, totals.isEmpty ? [0] : totals)
  }

  /// Of the group; `nil` where a text has not the values that are asked for.
  private func name(_ model: String?, _ condition: [String: ScalarValue]) -> String? {
    func value(_ column: String) -> String? {
      column == "model" ? model : condition[String(column.dropFirst("condition.".count))]?.text
    }
    for (column, wanted) in scope.values where value(column) != wanted { return nil }
    return scope.by.map { value($0) ?? "\u{0}" }.joined(separator: "\u{1F}")
  }

  private func text(_ row: Row, _ group: Int) throws -> AuditFrame.Text {
    let order = try row.withUnsafeData(atIndex: 1) { TranscriptKey.number(of: $0 ?? Data(), seed: seed) }
    return AuditFrame.Text(id: row[0], order: order, group: group)
  }

  private func numbers(_ sql: String, _ arguments: StatementArguments) throws -> NumberSet {
    var numbers = NumberSet()
    let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
    while let row = try rows.next() { numbers.insert(row[0]) }
    return numbers
  }

  private func within(_ matches: ((UTF8Text) -> Bool)?) throws -> NumberSet? {
    var within: NumberSet?
    if !scope.rule.isEmpty {
      within = try numbers("SELECT transcript FROM cue WHERE rule = ? AND place = 'reasoning'", [scope.rule])
    }
    guard let matches else { return within }
    var found = NumberSet()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT transcript, CAST(text AS BLOB) FROM part WHERE kind = 'reasoning'")
    while let row = try rows.next() {
      let id: Int64 = row[0]
      guard within?.contains(id) != false else { continue }
      if matches(UTF8Text(validated: Array(row[1] as Data))) { found.insert(id) }
    }
    return found
  }
}
