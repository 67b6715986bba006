import YAMLDocuments

/// Shows mistakes in files the way a compiler does.
package struct DiagnosticRenderer {
  private let style: TextStyle
  /// Put before paths, so that they can be opened from where the user is.
  private let folder: String

  package init(style: TextStyle, folder: String = "") {
    self.style = style
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// Mistakes that are shown; a file that is no rule file at all can have very many.
  private static let mostShown = 100

  package func render(_ items: [Diagnostic]) -> String {
    let shown = items.prefix(Self.mostShown).map(render).joined(separator: "\n")
    guard items.count > Self.mostShown else { return shown }
    return shown + "\n… and \(items.count - Self.mostShown) more\n"
  }

  private func render(_ item: Diagnostic) -> String {
    let kind = item.severity.rawValue
    let head = style("\(kind)[\(item.code)]", .bold, item.severity == .error ? .red : .yellow)
    var lines = ["\(head): \(TextStyle.visible(item.message))"]
    lines.append(" \(style("-->", .blue)) \(place(item))")
    if !item.sourceLine.isEmpty {
      let number = String(item.line)
      let gutter = String(repeating: " ", count: number.count)
      let (text, caret) = excerpt(item)
      lines.append(" \(gutter) |")
      lines.append(" \(number) | \(text)")
      lines.append(" \(gutter) | \(style(caret, .red))")
    }
    lines.append("  = help: \(TextStyle.visible(item.help))")
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(_ item: Diagnostic) -> String {
    item.path == Diagnostic.folder && !folder.isEmpty ? folder : "\(folder)\(item.path):\(item.line):\(item.column)"
  }

  /// The source line cut to 100 characters around the place, and the caret below it.
  private func excerpt(_ item: Diagnostic) -> (String, String) {
    let line = Array(TextStyle.visible(item.sourceLine.replacing("\t", with: " ")))
    let column = min(max(0, item.column - 1), line.count)
    let start = max(0, min(column - 60, line.count - 100))
    let end = min(line.count, start + 100)
    let text = (start > 0 ? "…" : "") + String(line[start..<end]) + (end < line.count ? "…" : "")
    return (text, String(repeating: " ", count: column - start + (start > 0 ? 1 : 0)) + "^")
  }
}
