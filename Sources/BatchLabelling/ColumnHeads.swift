import Reporting

/// Names of models as the heads of narrow columns, no two alike, with a legend of those that were cut.
struct ColumnHeads {
  private static let width = 11
  private static let start = 6
  /// By column.
  let heads: [String]
  /// In the order of the columns: a head and its name.
  let legend: [(head: String, name: String)]

  /// - Parameter names: By column.
  init(_ names: [String]) {
    let short = names.map(Self.shortened)
    // Names that are no one else's stay as they are, and the first, that of all models together.
    let alone = Set(short.filter { head in short.count { $0 == head } == 1 })
    var used = alone.union(short.prefix(1))
    heads = short.enumerated().map { column, head in
      if column == 0 || alone.contains(head) { return head }
      let free = (1...).lazy.map { Self.numbered(head, $0) }.first { !used.contains($0) } ?? head
      used.insert(free)
      return free
    }
    legend = zip(heads, names.map { TextStyle.visible($0) }).filter { $0 != $1 }.map { (head: $0, name: $1) }
  }

  /// The start and the end of a long name tell most models apart.
  private static func shortened(_ name: String) -> String {
    let visible = TextStyle.visible(name)
    let short = visible.split(separator: "/").last.map(String.init) ?? visible
    return short.count <= width ? short : short.prefix(start) + "…" + short.suffix(width - start - 1)
  }

  private static func numbered(_ head: String, _ number: Int) -> String {
    let mark = "#\(number)"
    return head.count + mark.count <= width
      ? head + mark : head.prefix(start) + "…" + head.suffix(max(0, width - start - 1 - mark.count)) + mark
  }
}
