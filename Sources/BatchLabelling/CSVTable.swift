import Foundation
import Reporting

/// Rows of a CSV file whose condition columns are known only when all rows came.
///
/// Rows wait in an unlinked temporary file; memory stays constant.
final class CSVTable {
  private let writer: LabelCSVWriter
  private let spool: UnsafeMutablePointer<FILE>
  private var conditions: [String] = []
  private var known: Set<String> = []
  /// Where a new number of columns starts: byte offset and number.
  private var segments: [(offset: Int, columns: Int)] = [(0, 0)]
  private var size = 0

  /// Stands where columns that came later have to be filled in; no field holds it unescaped.
  private static let gap: UInt8 = 0x1F

  init(_ writer: LabelCSVWriter) throws {
    self.writer = writer
    guard let file = tmpfile() else { throw Self.failure() }
    spool = file
  }

  deinit { fclose(spool) }

  func append(_ rows: LabelCSVRows) throws {
    for name in rows.conditions.keys.sorted() where known.insert(name).inserted {
      conditions.append(name)
      segments.append((size, conditions.count))
    }
    let middle = conditions.map { LabelCSVWriter.quoted(rows.conditions[$0] ?? "") + "," }.joined()
    for row in rows.rows {
      let line = Array((rows.head + "," + middle).utf8) + [Self.gap] + Array(row.utf8)
      guard fwrite(line, 1, line.count, spool) == line.count else { throw Self.failure() }
      size += line.count
    }
  }

  /// Gives the header and all rows to `write`.
  func finish(_ write: (ArraySlice<UInt8>) throws -> Void) throws {
    // On a full device the last rows may still be in memory, and be lost without a word.
    guard fflush(spool) == 0, fseek(spool, 0, SEEK_SET) == 0 else { throw Self.failure() }
    try write(ArraySlice(Array(writer.header(conditions: conditions).utf8)))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var offset = 0
    var segment = 0
    while true {
      let count = fread(&buffer, 1, buffer.count, spool)
      if count == 0 { break }
      var output: [UInt8] = []
      for byte in buffer[..<count] {
        while segment + 1 < segments.count, segments[segment + 1].offset <= offset { segment += 1 }
        offset += 1
        if byte == Self.gap {
          output += [UInt8](repeating: 0x2C, count: conditions.count - segments[segment].columns)
        } else {
          output.append(byte)
        }
      }
      try write(output[...])
    }
    guard ferror(spool) == 0 else { throw Self.failure() }
  }

  private static func failure() -> SinkFailure {
    .failed(path: "temporary file", message: String(cString: strerror(errno)))
  }
}
