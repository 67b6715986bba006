/// Tables of a page: they scroll on their own, by keyboard too.
enum PageTable {
  struct Row {
    /// HTML; the first heads the row.
    var cells: [String]
    /// Of few prompts: shown in grey.
    var isSmall = false
    var isHeading = false
  }

  /// - Parameters:
  ///   - label: What the table shows, for screen readers; plain text.
  ///   - heads: HTML.
  static func render(_ label: String, kind: String = "figures", heads: [String], _ rows: [Row]) -> String {
    let body = rows.map { row in
      if row.isHeading {
        return "<tr class=\"part\"><th scope=\"rowgroup\" colspan=\"\(heads.count)\">\(row.cells.joined())</th></tr>"
      }
      let text = HTMLText.row(row.cells)
      return row.isSmall ? "<tr class=\"small\">" + text.dropFirst(4) : text
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(HTMLText.escaped(label))"><table class="\(kind)">
      <thead>\(head(heads))</thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  /// An empty corner is no heading.
  private static func head(_ heads: [String]) -> String {
    "<tr>" + heads.map { $0.isEmpty ? "<td></td>" : "<th scope=\"col\">\($0)</th>" }.joined() + "</tr>"
  }
}
