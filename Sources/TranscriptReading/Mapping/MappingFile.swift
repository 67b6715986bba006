import Foundation
import YAMLDocuments

/// The text of a mapping file.
enum MappingFile {
  /// - Throws: `F001` when it cannot be read or is not UTF-8, with the place of the first bad byte.
  static func text(of path: String) throws(Diagnostic) -> String {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      // One byte more than a document may have: the reader says that it is too large.
      data = try handle.read(upToCount: YAMLDocument.maximumBytes + 1) ?? Data()
    } catch {
      throw Diagnostic(code: MappingCode.unreadable, message: "the mapping file cannot be read", path: path)
    }
    guard data.count <= YAMLDocument.maximumBytes else {
      throw Diagnostic(code: MappingCode.unreadable, message: "the mapping file is larger than 16 MiB", path: path)
    }
    if let text = String(validating: data, as: UTF8.self) { return text }
    throw notUTF8(data, path: path)
  }

  private static func notUTF8(_ data: Data, path: String) -> Diagnostic {
    let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    let line = lines.isEmpty ? Data() : Data(lines[index])
    let good = (0...line.count).last { String(validating: line.prefix($0), as: UTF8.self) != nil } ?? 0
    return Diagnostic(
      code: MappingCode.unreadable, message: "the mapping file holds bytes that are not UTF-8", path: path,
      line: index + 1, column: String(decoding: line.prefix(good), as: UTF8.self).count + 1,
      sourceLine: line.count > 1000 ? "" : String(decoding: line, as: UTF8.self), help: "save the file as UTF-8")
  }
}
