import LazyValues

/// The lines of a file, cut by bytes where one is asked for: most never are. Shared by threads.
final class SourceLines: Sendable {
  private struct Table {
    let bytes: [UInt8]
    /// Where each line starts.
    let starts: [Int]
  }

  private let table: LazyValue<Table>

  init(_ text: Substring) {
    table = LazyValue {
      let bytes = Array(text.utf8)
      return Table(bytes: bytes, starts: [0] + BytePlaces.all(of: UInt8(ascii: "\n"), in: bytes).map { $0 + 1 })
    }
  }

  /// At least 1.
  var count: Int { table.value.starts.count }

  /// A line, counted from 1, without its end; empty for one that the file does not have.
  func text(of line: Int) -> String {
    let table = table.value
    guard table.starts.indices.contains(line - 1) else { return "" }
    let end = line < table.starts.count ? table.starts[line] - 1 : table.bytes.count
    return String(decoding: table.bytes[table.starts[line - 1]..<end], as: UTF8.self)
  }
}
