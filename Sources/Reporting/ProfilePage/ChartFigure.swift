import JSONWriting

/// One chart with its data, and below it the same numbers as a table, which is all there is without a script.
struct ChartFigure {
  var kind: ChartKind
  /// HTML.
  var title: String
  /// What a screen reader says of the chart; plain text.
  var description: String
  var rows: [ChartRow]
  /// Numbers that the kind's specification asks for by name.
  var params: [(String, Double)] = []
  /// In pixels; `nil` for what the kind's specification says.
  var height: Int?
  /// HTML.
  var table: String
  var isWide = false

  func render() -> String {
    let data = EmbeddedJSON.text { json in
      json.object { json in
        json.text("kind", kind.rawValue)
        json.text("description", TextStyle.visible(description))
        if let height { json.integers([("height", height)]) }
        json.key("params")
        json.object { json in for (name, value) in params { json.number(name, value) } }
        json.list("values", rows) { $1.chartRow($0) }
      }
    }
    return """
      <figure class="chart\(isWide ? " wide" : "")"><figcaption>\(title)</figcaption>
      <div class="plot"></div>
      <script type="application/json">\(data)</script>
      <details><summary>The numbers</summary>\(table)</details></figure>
      """
  }
}
