import YAMLDocuments

/// `--by model,condition.tier` as columns, with what is wrong in it.
package enum ColumnList {
  /// - Parameter option: Which option the text was given to, for messages.
  /// - Returns: The columns in the order written, each once; an empty text means no columns.
  /// - Throws: `P001` for each name that can be no column.
  package static func parse(_ text: String, option: String = "--by") throws(Diagnostics) -> [ProfileColumn] {
    var columns: [ProfileColumn] = []
    var problems: [Diagnostic] = []
    var place = 1
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.trimmingBlanks()
      if let column = ProfileColumn(name) {
        if !columns.contains(column) { columns.append(column) }
      } else if !name.isEmpty || text.contains(",") {
        problems.append(unknown(name, in: text, at: place, option: option, known: fixedNames))
      }
      place += part.count + 1
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
    return columns
  }

  static let fixedNames = ["model", "prompt_id", "epoch", "path", "condition.<name>", "outcome.<name>"]

  /// The message for a column that is not there, with the nearest name and all there are.
  static func unknown(
    _ name: String, in text: String, at place: Int, option: String, known: [String]
  ) -> Diagnostic {
    let nearest = NearestName.of(name, among: known).map { "did you mean '\($0)'? " } ?? ""
    let shown = known.prefix(20).joined(separator: ", ") + (known.count > 20 ? ", …" : "")
    return Diagnostic(
      code: ProfileCode.unknownColumn, message: "there is no column '\(name)'", path: option, line: 1,
      column: place, sourceLine: text, help: "\(nearest)the columns are \(shown)")
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
