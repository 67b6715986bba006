import Reporting

/// Names of models as the heads of narrow columns, no two alike, with a legend of those that were cut.
struct ColumnNames {
  private static let width = 11
  private static let start = 6
  /// By name.
  private var heads: [String: String] = [:]
  /// In the order of the names: a head and its name.
  private(set) var legend: [(head: String, name: String)] = []

  init(_ names: [String]) {
    var found: [String: Int] = [:]
    for name in names { found[Self.shortened(name), default: 0] += 1 }
    var numbers: [String: Int] = [:]
    for name in names {
      var head = Self.shortened(name)
      if found[head, default: 0] > 1 {
        let number = numbers[head, default: 0] + 1
        numbers[head] = number
        head = Self.numbered(head, number)
      }
      heads[name] = head
      if head != TextStyle.visible(name) { legend.append((head, TextStyle.visible(name))) }
    }
  }

  subscript(name: String) -> String { heads[name] ?? Self.shortened(name) }

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
