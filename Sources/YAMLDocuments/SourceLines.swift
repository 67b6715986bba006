/// The lines of a file, cut by bytes: most are never asked for. Immutable; shared by threads.
struct SourceLines: Sendable {
  private let bytes: [UInt8]
  /// Where each line starts.
  private let starts: [Int]

  init(_ text: String) {
    bytes = Array(text.utf8)
    starts = [0] + BytePlaces.all(of: UInt8(ascii: "\n"), in: bytes).map { $0 + 1 }
  }

  /// At least 1.
  var count: Int { starts.count }

  /// A line, counted from 1, without its end; empty for one that the file does not have.
  func text(of line: Int) -> String {
    guard starts.indices.contains(line - 1) else { return "" }
    let end = line < starts.count ? starts[line] - 1 : bytes.count
    return String(decoding: bytes[starts[line - 1]..<end], as: UTF8.self)
  }
}
