/// Rows of cells as text: columns as wide as their widest cell, two spaces between them.
struct ColumnTable {
  private let header: [String]
  private let leading: Int
  private var rows: [(cells: [String], isDim: Bool)] = []

  /// - Parameter leading: The first columns, aligned left; the others are figures, aligned right.
  init(_ header: [String], leading: Int) {
    self.header = header
    self.leading = leading
  }

  mutating func add(_ cells: [String], isDim: Bool = false) { rows.append((cells, isDim)) }

  /// The header and the rows; the header alone when there is none.
  func lines(_ style: TextStyle) -> [String] {
    let widths = header.indices.map { column in
      ([header] + rows.map(\.cells)).map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return column < leading ? cell + space : space + cell
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    return [style(line(header), .bold)] + rows.map { $0.isDim ? style(line($0.cells), .dim) : line($0.cells) }
  }

  /// Two decimals, or a dash for a figure that is not defined.
  static func decimal(_ value: Double?) -> String {
    guard let value else { return "–" }
    let hundredths = Int((value.magnitude * 100).rounded())
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
