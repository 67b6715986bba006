import TranscriptModel
import YAMLDocuments

/// Reads a file to join: rows of any container that dumps come in, and Anthropic's `{"requests": […]}`.
package struct JoinedFileReader {
  private let path: String
  private let keys: [JoinKey]
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
    let blocks: any BlockSource
    do throws(StreamFailure) {
      blocks = try DumpReader(path: path).blocks(othersAreTables: true)
    } catch {
      throw unreadable(error)
    }
    let parser = RecordParser()
    while let block = blocks.next() {
      if let failure = block.failure { throw unreadable(failure) }
      file.unread += parser.values(of: block) { takeAll($0, isTable: block.isTable) }
    }
    guard file.rowCount > 0 else { throw mistake() }
    return file
  }

  private func unreadable(_ failure: StreamFailure) -> Diagnostic {
    let detail = failure.detail.isEmpty ? "" : " (\(failure.detail))"
    return Diagnostic(
      code: MappingCode.unreadable, message: "the joined file cannot be read: \(failure.code.title)\(detail)",
      path: path, help: failure.code.cure)
  }

  /// A record may be a list of rows, or hold one.
  private mutating func takeAll(_ root: JSONValue, isTable: Bool) {
    if let requests = root["requests"], requests.kind == .array {
      for row in requests.items { take(row, isTable: isTable) }
    } else if root.kind == .array {
      for row in root.items { take(row, isTable: isTable) }
    } else {
      take(root, isTable: isTable)
    }
  }

  private mutating func take(_ root: JSONValue, isTable: Bool) {
    guard root.kind == .object else { return file.unread += 1 }
    if seen.count < 200 {
      for (key, value) in root.fields.prefix(50) {
        seen.append(key)
        seen += value.fields.prefix(20).map { "\(key).\($0.key)" }
      }
    }
    var key: [String] = []
    for part in keys {
      let value = part.path.find(in: root)?.value.scalar
      guard let value, value != .null, !(isTable && value.text.isEmpty) else { return file.withoutKey += 1 }
      key.append(value.text)
    }
    file.add(rows.read(root, isTable: isTable), key: key)
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
