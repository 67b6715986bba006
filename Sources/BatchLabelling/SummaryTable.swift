import ModelProfiles
import Reporting
import TranscriptModel
import TranscriptReading

/// The summary of a run for people: tags by model, what could be read, what could not.
package struct SummaryTable {
  private let tags: [String]
  private let digest: String
  private let intake: TranscriptIntake
  private let store: String?
  private let style: TextStyle

  /// Models in one block of columns; more go into further blocks.
  private static let columns = 4
  /// Models that get a column of their own; the rest is summed.
  private static let maximumModels = 12
  private static let nameWidth = 32
  private static let columnWidth = 12

  /// - Parameters:
  ///   - intake: What was joined and filtered, for the sentences about it.
  ///   - store: Where the labels are kept; `nil` where they are not.
  package init(
    tags: [String], digest: String, intake: TranscriptIntake = TranscriptIntake(), store: String? = nil,
    style: TextStyle
  ) {
    self.tags = tags
    self.digest = digest
    self.intake = intake
    self.store = store
    self.style = style
  }

  package func render(_ summary: LabelSummary) -> String {
    let columns = columns(of: summary)
    let names = ColumnHeads(columns.map(\.name))
    var lines: [String] = []
    for start in stride(from: 0, to: columns.count, by: Self.columns) {
      let shown = start..<min(start + Self.columns, columns.count)
      lines += block(Array(columns[shown]), heads: names.heads[shown])
      lines.append("")
    }
    if !names.legend.isEmpty {
      lines += names.legend.map { style(Self.left($0.head, Self.columnWidth) + $0.name, .dim) } + [""]
    }
    lines += footer(summary)
    return lines.joined(separator: "\n")
  }

  /// What could not be read, was repaired or hit a limit; empty where nothing was.
  package func losses(_ summary: LabelSummary) -> String {
    (limits(summary) + summary.intake.losses(intake) + unread(summary)).joined(separator: "\n")
  }

  private typealias Column = (name: String, counts: LabelSummary.ModelCounts)

  /// All models together first, then the largest.
  private func columns(of summary: LabelSummary) -> [Column] {
    let sorted = summary.models.sorted {
      ($1.value.transcripts, $0.key ?? "~") < ($0.value.transcripts, $1.key ?? "~")
    }
    var columns: [Column] = [("all", summary.total)]
    if sorted.count > 1 {
      columns += sorted.prefix(Self.maximumModels).map { ($0.key ?? "(no model)", $0.value) }
    }
    let rest = sorted.dropFirst(Self.maximumModels)
    if !rest.isEmpty {
      var others = LabelSummary.ModelCounts()
      for (_, counts) in rest { others.add(counts) }
      columns.append(("\(rest.count) others", others))
    }
    return columns
  }

  private func block(_ columns: [Column], heads: ArraySlice<String>) -> [String] {
    let header = heads.map { Self.right($0, Self.columnWidth) }.joined()
    var lines = [style(Self.left("present in readable texts", Self.nameWidth) + header, .bold)]
    for tag in tags {
      let cells = columns.map { cell($0.counts.present[tag] ?? 0, of: $0.counts.readable) }.joined()
      lines.append(Self.left(tag, Self.nameWidth) + cells)
    }
    lines.append(
      Self.left("any tag", Self.nameWidth) + columns.map { cell($0.counts.anyPresent, of: $0.counts.readable) }.joined()
    )
    lines.append(
      style(
        Self.left("readable", Self.nameWidth)
          + columns.map { Self.right(String($0.counts.readable), Self.columnWidth) }.joined(), .dim))
    lines.append(
      style(
        Self.left("transcripts", Self.nameWidth)
          + columns.map { Self.right(String($0.counts.transcripts), Self.columnWidth) }.joined(), .dim))
    return lines + ledger(columns)
  }

  /// How many samples had which class of reasoning; a sample has the class of its best part.
  private func ledger(_ columns: [Column]) -> [String] {
    Visibility.allCases.filter { visibility in columns.contains { $0.counts.visibility[visibility] != nil } }.map {
      visibility in
      let cells = columns.map { Self.right(String($0.counts.visibility[visibility] ?? 0), Self.columnWidth) }.joined()
      return style(Self.left("  reasoning \(visibility.rawValue)", Self.nameWidth) + cells, .dim)
    }
  }

  private func cell(_ count: Int, of total: Int) -> String {
    guard count > 0 else { return style(Self.right("·", Self.columnWidth), .dim) }
    let tenths = Int((Double(count) * 1000 / Double(max(1, total))).rounded())
    return Self.right("\(count)", Self.columnWidth - 7) + style(Self.right("\(tenths / 10).\(tenths % 10)%", 7), .cyan)
  }

  private func footer(_ summary: LabelSummary) -> [String] {
    let total = summary.total
    var lines: [String] = []
    let hidden = Visibility.allCases.filter { $0 != .full }.compactMap { visibility in
      total.visibility[visibility].map { "\($0) \(visibility.rawValue)" }
    }
    if !hidden.isEmpty { lines.append("reasoning not in the rates: \(hidden.joined(separator: ", "))") }
    if summary.merged > 0 {
      lines.append("copies of reasoning left out (branches, retries, replays): \(summary.merged)")
    }
    if summary.screened > 0 {
      // A store does not keep which they were.
      let those = summary.storedTranscripts > 0 ? " of those labelled now" : ""
      lines.append(
        "not searched by rules, in the rates: \(summary.screened)\(those), whose words speak for no tag "
          + "(--no-screen searches them)")
    }
    if total.otherLanguage > 0 { lines.append("unsupported language, not in the rates: \(total.otherLanguage)") }
    if total.truncated > 0 { lines.append("cut-off scratchpads, in the rates: \(total.truncated)") }
    lines += limits(summary) + summary.intake.lines(intake) + unread(summary)
    lines.append(style("What a model says to itself: a lower bound of what it notices, no proof of motive.", .dim))
    if let store { lines.append(kept(summary, in: store)) }
    lines.append(style("rules \(digest.prefix(12))", .dim))
    return lines
  }

  private func kept(_ summary: LabelSummary, in store: String) -> String {
    var parts = ["stored in \(TextStyle.visible(store))"]
    if summary.storedTranscripts > 0 { parts.append("\(summary.storedTranscripts) labelled before") }
    if summary.skippedFiles > 0 {
      parts.append("\(summary.skippedFiles) unchanged file\(summary.skippedFiles == 1 ? "" : "s") not read")
    }
    return parts.joined(separator: "; ")
  }

  private func limits(_ summary: LabelSummary) -> [String] {
    guard !summary.limits.isEmpty else { return [] }
    let codes = summary.limits.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
    let known = "'aside help errors \(summary.limits.keys.min() ?? "")'"
    let those = PluralText.of(summary.limitCount, "transcript")
    let text = "limits or repairs in \(those): \(codes.joined(separator: ", ")) (\(known))"
    let rules =
      summary.limitedRules.isEmpty
      ? [] : ["  rules that were cut short: \(TextStyle.visible(summary.limitedRulesText))"]
    return ([text] + rules).map { style($0, .yellow) }
  }

  private func unread(_ summary: LabelSummary) -> [String] {
    guard summary.unreadCount > 0 else { return [] }
    var lines = [style("unread: \(summary.unreadCount)", .red)]
    for code in UnreadCode.allCases {
      if let count = summary.unread[code] { lines.append("  \(count) × \(code.rawValue) \(code.title)") }
    }
    if let first = summary.firstUnread.first {
      let line = first.source.line.map { ":\($0)" } ?? ""
      let member = first.source.member.map { ":\(TextStyle.visible($0))" } ?? ""
      lines.append(
        "  first: \(TextStyle.visible(first.source.path))\(member)\(line): \(TextStyle.visible(first.message))")
    }
    return lines
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
