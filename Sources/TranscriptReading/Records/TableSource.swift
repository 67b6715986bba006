/// The rows of a CSV or TSV table, each as a JSON object of its named cells. Cells may be quoted and run
/// over several lines (RFC 4180).
final class TableSource: BlockSource {
  private let cells: TableCells
  private let place: MemberPlace
  private var names: [[UInt8]]?
  private var isFinished = false
  private var offsetBefore = 0

  init(_ source: any ByteSource, at place: MemberPlace, separator: UInt8) {
    cells = TableCells(source, separator: separator, limit: place.limits.line)
    self.place = place
  }

  func next() -> RecordBlock? {
    if isFinished { return nil }
    let block = RecordBlock(path: place.path, member: place.member, capacity: 1 << 16)
    block.isTable = true
    while block.used < 1 << 20 {
      guard let line = cells.next() else {
        isFinished = true
        block.failure = cells.failure
        break
      }
      take(line, into: block)
    }
    block.fileBytes = place.fileOffset() - offsetBefore
    offsetBefore = place.fileOffset()
    return block
  }

  private func take(_ line: TableCells.Line, into block: RecordBlock) {
    guard let names else {
      let cells = place.keepsNames ? line.cells : ColumnNaming.usual(line.cells)
      names = cells.enumerated().map { $1.isEmpty ? Array("column \($0 + 1)".utf8) : $1 }
      return
    }
    if let problem = line.problem {
      block.append(problem, line: line.number)
      return
    }
    if line.cells.count == 1, line.cells[0].isEmpty { return }
    let isConverted = names.first == Array("schema".utf8) && line.cells[0] == Array("aside.transcript/1".utf8)
    var json: [UInt8] = []
    for (index, cell) in line.cells.enumerated() where !(isConverted && cell.isEmpty) {
      json.append(UInt8(ascii: json.isEmpty ? "{" : ","))
      JSONText.append(index < names.count ? names[index] : Array("column \(index + 1)".utf8), to: &json)
      json.append(UInt8(ascii: ":"))
      let isJSON = isConverted ? Self.isJSON(cell) : Self.holdsMessages(cell)
      if isJSON { json += cell } else { JSONText.append(cell, to: &json) }
    }
    json.append(UInt8(ascii: "}"))
    block.append(json, line: line.number)
  }

  /// What `aside convert --to csv` writes as JSON: objects and lists.
  private static func isJSON(_ cell: [UInt8]) -> Bool {
    guard cell.first == UInt8(ascii: "[") || cell.first == UInt8(ascii: "{") else { return false }
    return JSONParser.values(of: cell) { _ in true } ?? false
  }

  /// A cell may hold a conversation as JSON; it is taken as what it is.
  private static func holdsMessages(_ cell: [UInt8]) -> Bool {
    guard cell.first == UInt8(ascii: "["), cell.last == UInt8(ascii: "]") else { return false }
    return JSONParser.values(of: cell) { $0.items.first.map(RowNames.isMessage) } ?? false
  }
}
