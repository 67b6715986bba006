import TranscriptModel
import YAMLDocuments

/// Reads a file to join: JSON Lines, a JSON array, Anthropic's `{"requests": […]}`, CSV or TSV; plain or
/// compressed.
package struct JoinedFileReader {
  /// Decompressed bytes that a joined file may have.
  package static let maximumBytes = 4 << 30

  private let path: String
  private let keys: [JoinKey]
  private let parser = JSONParser()
  private let rows: JoinedRowReader
  private var file: JoinedFile
  /// Fields of the first rows, for the nearest name.
  private var seen: [String] = []

  package init(path: String, keys: [JoinKey]) {
    self.path = path
    self.keys = keys
    rows = JoinedRowReader(keys: Set(keys.compactMap(\.path.steps.first) + keys.map(\.path.text)))
    file = JoinedFile(path: path, fields: keys.map(\.field))
  }

  /// - Throws: `F001` when the file cannot be read to its end, `F010` when no row has the field to join on.
  package mutating func read() throws(Diagnostic) -> JoinedFile {
    var bytes = try JoinedBytes.read(path)
    let count = bytes.count
    bytes += [UInt8](repeating: 0, count: JSONParser.padding)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    switch bytes[start..<count].first(where: { !Self.isBlank($0) }) {
    case 0x7B, 0x5B: readJSON(bytes, start..<count)
    case nil: break
    default: try readTable(bytes[start..<count])
    }
    guard file.rowCount > 0 else { throw mistake() }
    return file
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Lines first; where the first line is no whole object, the text is one document.
  private mutating func readJSON(_ bytes: [UInt8], _ range: Range<Int>) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = range.lowerBound
      var isFirst = true
      while start < range.upperBound {
        let end = buffer[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
        let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
        start = end + 1
        if line.allSatisfy(Self.isBlank) { continue }
        let isRead = take(line)
        if isFirst, !isRead { return _ = take(UnsafeBufferPointer(rebasing: buffer[range])) }
        if !isRead { file.unread += 1 }
        isFirst = false
      }
    }
  }

  /// Takes the rows of one JSON text; false when it is none.
  private mutating func take(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let answer = parser.withRoot(of: text) { root in
      if let requests = root["requests"], requests.kind == .array { return requests.items.forEach { take($0) } }
      if root.kind == .array { return root.items.forEach { take($0) } }
      take(root)
    }
    if case .failure = answer { return false }
    return true
  }

  private mutating func take(_ root: JSONValue) {
    guard root.kind == .object else { return file.unread += 1 }
    if seen.count < 200 {
      for (key, value) in root.fields.prefix(50) {
        seen.append(key)
        seen += value.fields.prefix(20).map { "\(key).\($0.key)" }
      }
    }
    var key: [String] = []
    for part in keys {
      guard let value = part.path.find(in: root)?.value.scalar, value != .null else { return file.withoutKey += 1 }
      key.append(value.text)
    }
    file.add(rows.read(root), key: key)
  }

  private mutating func readTable(_ bytes: ArraySlice<UInt8>) throws(Diagnostic) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Diagnostic(
        code: MappingCode.unreadable, message: "the joined file holds bytes that are not UTF-8", path: path,
        help: "it was taken for a table, because it does not start with '{' or '['; save it as UTF-8")
    }
    var table = DelimitedRows(bytes)
    seen = table.header
    while var row = table.next() {
      let count = row.count
      row += [UInt8](repeating: 0, count: JSONParser.padding)
      let isRead = row.withUnsafeBufferPointer { take(UnsafeBufferPointer(rebasing: $0[..<count])) }
      if !isRead { file.unread += 1 }
    }
  }

  private func mistake() -> Diagnostic {
    guard file.withoutKey > 0 || !seen.isEmpty else {
      return Diagnostic(
        code: MappingCode.cannotJoin, message: "the joined file holds no rows", path: path,
        help: file.unread > 0 ? "\(file.unread) lines are no JSON objects" : nil)
    }
    let wanted = keys.map { "'\($0.path.text)'" }.joined(separator: ", ")
    let missing = keys.first { !seen.contains($0.path.text) }?.path.text ?? keys.first?.path.text ?? ""
    if seen.contains(missing) {
      return Diagnostic(
        code: MappingCode.cannotJoin, message: "no row of the joined file has a value of \(wanted)", path: path)
    }
    let nearest = NearestName.of(missing, among: seen).map { "did you mean '\($0)'?" }
    var names: [String] = []
    for name in seen where !names.contains(name) && names.count < 12 { names.append(name) }
    return Diagnostic(
      code: MappingCode.cannotJoin, message: "no row of the joined file has the field \(wanted)", path: path,
      help: nearest ?? "its fields: \(names.joined(separator: ", "))")
  }
}
