import TranscriptReading

/// The counts of a whole run; rows are kept as a set.
package struct IntakeReport: Sendable {
  private var asked = 0
  private var presentFields: UInt64 = 0
  package private(set) var filtered = 0
  package private(set) var filterLimits = 0
  package private(set) var withoutRow = 0
  package private(set) var withRow = 0
  private var usedRows: Set<Int> = []

  package init() {}

  package mutating func add(_ counts: IntakeCounts) {
    asked += counts.asked
    presentFields |= counts.presentFields
    filtered += counts.filtered
    filterLimits += counts.filterLimits
    withoutRow += counts.withoutRow
    withRow += counts.joinedRows.count
    usedRows.formUnion(counts.joinedRows)
  }

  /// True when something of the joined file or the filter could not be worked out.
  package func isIncomplete(_ intake: TranscriptIntake) -> Bool { filterLimits > 0 || intake.join?.unread ?? 0 > 0 }

  /// Sentences for the summary; none where nothing was joined or filtered.
  package func lines(_ intake: TranscriptIntake) -> [String] {
    var lines: [String] = []
    if let filter = intake.filter {
      lines.append("left out by --where: \(Self.transcripts(filtered))")
      // A misspelt condition leaves everything out without a mistake that a parser could see.
      let missing = asked > 0 ? filter.missing(from: presentFields).map { "'\($0.name)'" } : []
      if !missing.isEmpty { lines.append("--where: no transcript has \(missing.joined(separator: ", "))") }
    }
    lines += limits
    guard let join = intake.join else { return lines }
    var parts = [
      "\(Self.transcripts(withRow)) joined", "\(withoutRow) without a row",
      "\(join.rowCount - usedRows.count) of \(Self.rows(join.rowCount)) without a transcript",
    ]
    if join.duplicates > 0 { parts.append("\(Self.rows(join.duplicates)) not used, the key came before") }
    if join.withoutKey > 0 { parts.append("\(Self.rows(join.withoutKey)) without the key") }
    if let unread = Self.unread(join) { parts.append(unread) }
    return lines + ["--join: " + parts.joined(separator: "; ")]
  }

  /// Those of these sentences that tell what could not be worked out.
  package func losses(_ intake: TranscriptIntake) -> [String] {
    limits + (intake.join.flatMap(Self.unread).map { ["--join: " + $0] } ?? [])
  }

  private var limits: [String] {
    guard filterLimits > 0 else { return [] }
    return ["--where: a pattern hit its limit in \(Self.transcripts(filterLimits)), taken as no match"]
  }

  private static func unread(_ join: JoinedFile) -> String? {
    join.unread > 0 ? "\(rows(join.unread)) not read, no JSON object" : nil
  }

  private static func transcripts(_ count: Int) -> String { "\(count) transcript\(count == 1 ? "" : "s")" }
  private static func rows(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
}
