/// Names of a table's columns as readers look for them, where people have written them otherwise: `Chain of Thought`, `Model Name`.
///
/// A table that has a column of a known name is left as it is, and so is every other column, which is a condition.
enum ColumnNaming {
  private static let texts = Set(FieldsReader.reasoningFields + FieldsReader.answerFields + ["scratchpad"])
  private static let others: Set<String> = ["id", "model", "model_name", "prompt", "prompt_id", "epoch"]
  /// Columns by which a table is read as it stands.
  private static let telling = texts.union(
    FieldsReader.listFields + ["messages", "conversations", "conversation", "schema"])

  /// - Parameter cells: The first line.
  static func usual(_ cells: [[UInt8]]) -> [[UInt8]] {
    let names = cells.map { String(decoding: $0, as: UTF8.self) }
    guard !names.contains(where: telling.contains) else { return cells }
    let usual = names.map(Self.written)
    guard usual.contains(where: texts.contains) else { return cells }
    return usual.indices.map { index in
      let isKnown = texts.contains(usual[index]) || others.contains(usual[index])
      // Two columns never become one.
      let isAlone = usual.count { $0 == usual[index] } == 1
      return isKnown && isAlone ? Array(usual[index].utf8) : cells[index]
    }
  }

  private static func written(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}
