/// Text of others inside an HTML page.
package enum HTMLText {
  /// Safe as content of an element and between double quotes; control and bidi characters are made visible.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for character in TextStyle.visible(text).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// A table row; cells are HTML. The first is a heading of the row.
  static func row(_ cells: [String], heads: Bool = false) -> String {
    let cells = cells.enumerated().map { index, cell in
      if heads { return "<th scope=\"col\">\(cell)</th>" }
      return index == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
    }
    return "<tr>" + cells.joined() + "</tr>"
  }

  static func table(_ kind: String, heads: [String], _ rows: [[String]]) -> String {
    let body = rows.map { row($0) }.joined(separator: "\n")
    return """
      <div class="scroll"><table class="\(kind)"><thead>\(row(heads, heads: true))</thead>
      <tbody>
      \(body)
      </tbody></table></div>
      """
  }
}
