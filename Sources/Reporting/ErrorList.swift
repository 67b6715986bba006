import ErrorCodes
import JSONWriting

/// Error codes with cause and cure, for a terminal, as a page, and for programs.
package struct ErrorList {
  private let catalogue: ErrorCatalogue

  package init(_ catalogue: ErrorCatalogue) { self.catalogue = catalogue }

  package func text(_ style: TextStyle) -> String {
    var lines: [String] = []
    for section in catalogue.sections {
      lines += [style(section.area.name, .bold)]
      lines += WrappedText.lines(section.area.outcome).map { style($0, .dim) } + [""]
      for (code, entry) in section.entries {
        let indent = String(repeating: " ", count: code.count + 2)
        let head = WrappedText.lines(entry.title, first: indent, rest: indent).joined(separator: "\n")
        lines.append(style(code, .bold, .yellow) + "  " + head.dropFirst(indent.count))
        lines += WrappedText.lines(entry.cause, first: indent, rest: indent)
        lines += WrappedText.lines(entry.cure, first: indent + "-> ", rest: indent + "   ") + [""]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `docs/errors.md`; the same codes give the same bytes.
  package func markdown() -> String {
    var lines = [
      "# Error codes", "",
      "Every code that Aside writes, why it comes about and what to do. `aside help errors` says the same in the terminal,",
      "`aside help errors R003` of one code, `--to json` for programs. This page is made by `make errors-page`.", "",
    ]
    for section in catalogue.sections {
      lines += ["## \(section.area.name)", "", section.area.outcome, "", "| code | what is wrong | why | what to do |"]
      lines += ["|---|---|---|---|"]
      lines += section.entries.map { code, entry in
        "| `\(code)` | \([entry.title, entry.cause, entry.cure].map(Self.cell).joined(separator: " | ")) |"
      }
      lines.append("")
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// Text that a cell of a Markdown table shows as it is.
  private static func cell(_ text: String) -> String { text.replacing(#/[\\*_\[\]<>#|]/#) { "\\" + $0.output } }

  /// `aside.errors/1`.
  package func json(tool: String) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", "aside.errors/1")
      json.field("tool", "aside \(tool)")
      json.objects("areas", catalogue.sections) { section, json in
        json.field("name", section.area.name)
        json.field("outcome", section.area.outcome)
        json.objects("codes", section.entries) { item, json in
          json.field("code", item.code)
          json.field("title", item.entry.title)
          json.field("cause", item.entry.cause)
          json.field("cure", item.entry.cure)
        }
      }
    }
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
