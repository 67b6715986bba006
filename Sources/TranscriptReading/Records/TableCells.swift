/// Cuts a CSV or TSV stream into lines of cells.
final class TableCells {
  struct Line {
    var cells: [[UInt8]]
    /// Where it starts, from 1.
    var number: Int
    var problem: StreamFailure?
  }

  private let source: any ByteSource
  private let separator: UInt8
  private let limit: Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var position = 0
  private var available = 0
  private var line = 1
  private(set) var failure: StreamFailure?

  init(_ source: any ByteSource, separator: UInt8, limit: Int) {
    self.source = source
    self.separator = separator
    self.limit = limit
    if byte() == 0xEF { position += 3 }
  }

  /// The byte at the place, without taking it.
  private func byte() -> UInt8? {
    if position < available { return buffer[position] }
    guard failure == nil else { return nil }
    position = 0
    available = 0
    do throws(StreamFailure) { available = try source.read(into: &buffer) } catch { failure = error }
    return available > 0 ? buffer[0] : nil
  }

  /// The next line with all its cells, or `nil` at the end.
  func next() -> Line? {
    guard byte() != nil else { return nil }
    var result = Line(cells: [], number: line)
    var size = 0
    while true {
      let cell = cell(&result.problem, room: limit - size)
      size += cell.count
      result.cells.append(cell)
      guard let end = byte() else { return result }
      position += 1
      if end == separator { continue }
      if end == 0x0D, byte() == 0x0A { position += 1 }
      line += 1
      return result
    }
  }

  /// One cell, up to its separator or line break; bytes beyond `room` are dropped and reported.
  private func cell(_ problem: inout StreamFailure?, room: Int) -> [UInt8] {
    var cell: [UInt8] = []
    func add(_ byte: UInt8) {
      if cell.count < room { cell.append(byte) } else { problem = StreamFailure(code: .lineTooLong, detail: "") }
    }
    if byte() == 0x22 {
      position += 1
      guard quoted(add) else {
        problem = StreamFailure(code: .notJSON, detail: "a quoted cell is not closed")
        return cell
      }
    }
    while let next = byte(), next != separator, next != 0x0A, next != 0x0D {
      position += 1
      add(next)
    }
    return cell
  }

  /// The inside of a quoted cell. Returns false where it is not closed.
  private func quoted(_ add: (UInt8) -> Void) -> Bool {
    while let next = byte() {
      position += 1
      if next == 0x22 {
        guard byte() == 0x22 else { return true }
        position += 1
      } else if next == 0x0A {
        line += 1
      }
      add(next)
    }
    return false
  }
}
