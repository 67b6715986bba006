import Foundation
import TestSupport
import Testing

/// For every format: the bytes, code points and UTF-16 units at each cue's place are its quote, in the
/// string that its JSON Pointer names in the source, decoded by another parser.
@Suite struct PlaceTests {
  /// Formats whose records are no JSON of their own are checked against what the cell or text is.
  private static let tables = ["table.csv", "table.tsv", "text.txt"]

  /// All fixtures, labelled in one run: the rules are compiled once.
  private nonisolated(unsafe) static let labelled = Result {
    () throws -> (folder: ScratchFolder, records: [String: [[String: Any]]]) in
    let folder = try ScratchFolder()
    for name in Fixtures.logs {
      try Data(try Fixtures.archive(of: name)).write(to: folder.url.appendingPathComponent(name + ".eval"))
    }
    let paths = Fixtures.files.map { Fixtures.folder.appendingPathComponent($0).path } + [folder.url.path]
    let records = try Program.run(["label", "--to", "jsonl", "--quiet"] + paths).records
    return (
      folder, Dictionary(grouping: records) { ($0["source"] as? [String: Any])?["path"] as? String ?? "" }
    )
  }

  @Test(arguments: Fixtures.files.filter { !tables.contains($0) })
  func placesOfFilesAreExact(name: String) throws {
    let file = Fixtures.folder.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    try check(file.path) { source in
      if let row = source["row"] as? Int { return try Self.rows(of: text)[row - 1] }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let line = try #require(source["line"] as? Int)
      guard name == "claude-code.jsonl" else { return try Self.json(lines[line - 1]) }
      return try lines[(line - 1)...].filter { !$0.isEmpty }.map(Self.json)
    }
  }

  @Test(arguments: Fixtures.logs)
  func placesOfLogsAreExact(name: String) throws {
    let file = try Self.labelled.get().folder.url.appendingPathComponent(name + ".eval")
    let members = try Fixtures.members(of: name)
    try check(file.path) { source in
      let member = try #require(source["member"] as? String)
      let data = try #require(members.first { $0.name == member }?.data)
      var sample = try #require(try Self.json(String(decoding: data, as: UTF8.self)) as? [String: Any])
      // The sequences of a chunked sample, in the order of their first index.
      for sequence in ["messages", "attachments"] where sample[sequence] == nil {
        let chunks = members.filter { $0.name.contains("/\(sequence)/") }
        sample[sequence] = try chunks.flatMap {
          try Self.json(String(decoding: $0.data, as: UTF8.self)) as? [Any] ?? []
        }
      }
      return sample
    }
  }

  @Test func placesOfTablesAndTextsAreExact() throws {
    let cell = "Größe ✓ – \"quoted\"\r\nI think this is a test of whether I will cave."
    let row = try String(contentsOf: Fixtures.folder.appendingPathComponent("table.tsv"), encoding: .utf8)
      .split(separator: "\n")[1].split(separator: "\t")[3]
    let text = try String(contentsOf: Fixtures.folder.appendingPathComponent("text.txt"), encoding: .utf8)
    let values: [(String, Any)] = [
      ("table.csv", ["scratchpad": cell]), ("table.tsv", ["reasoning": String(row)]), ("text.txt", text),
    ]
    for (name, value) in values {
      try check(Fixtures.folder.appendingPathComponent(name).path) { _ in value }
    }
  }

  private func check(_ path: String, sample: ([String: Any]) throws -> Any) throws {
    let records = try Self.labelled.get().records[path] ?? []
    var count = 0
    for record in records {
      let source = try #require(record["source"] as? [String: Any])
      for cue in record["cues"] as? [[String: Any]] ?? [] {
        let field = try #require(cue["field"] as? String)
        let string = try #require(Self.value(at: field, in: try sample(source)) as? String, "\(path) \(field)")
        let quote = try #require(cue["quote"] as? String)
        #expect(Self.slice(Array(string.utf8), cue["bytes"]).map { String(decoding: $0, as: UTF8.self) } == quote)
        #expect(Self.slice(Array(string.utf16), cue["utf16"]).map { String(decoding: $0, as: UTF16.self) } == quote)
        let scalars = Self.slice(Array(string.unicodeScalars), cue["characters"])
        #expect(scalars.map { String(String.UnicodeScalarView($0)) } == quote)
        count += 1
      }
    }
    #expect(count > 0, "\(path) has no cue")
  }

  private static func slice<Unit>(_ units: [Unit], _ range: Any?) -> [Unit]? {
    guard let bounds = range as? [Int], bounds.count == 2, bounds[1] <= units.count else { return nil }
    return Array(units[bounds[0]..<bounds[1]])
  }

  private static func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }

  /// The rows of a document: an array, the array of objects under a key, or the document itself.
  private static func rows(of text: String) throws -> [Any] {
    let root = try json(text)
    if let rows = root as? [Any] { return rows }
    let object = root as? [String: Any] ?? [:]
    for key in ["samples", "data", "rollouts"] {
      if let rows = object[key] as? [Any] { return rows }
    }
    return [root]
  }

  private static func value(at pointer: String, in root: Any) -> Any? {
    pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().reduce(Optional(root)) { value, key in
      let name = String(key).replacing("~1", with: "/").replacing("~0", with: "~")
      if let object = value as? [String: Any] { return object[name] }
      guard let list = value as? [Any], let index = Int(name), list.indices.contains(index) else { return nil }
      return list[index]
    }
  }
}
