import Foundation

/// The samples of every format, below `Tests/TranscriptReadingTests/Fixtures`.
package enum Fixtures {
  package static let folder = ProjectFolder.url.appendingPathComponent("Tests/TranscriptReadingTests/Fixtures")

  /// Fixtures that are one file.
  package static let files = [
    "anthropic-batch.jsonl", "anthropic.jsonl", "atif.json", "bloom.json", "claude-code.jsonl", "conversations.jsonl",
    "converted.jsonl", "dialects.jsonl", "docent.json", "fields.jsonl", "flat.jsonl", "inspect-log.json",
    "openai-batch.jsonl", "openai-chat.jsonl", "openai-responses.jsonl", "gemini.jsonl", "petri.json",
    "rows-array.json",
    "rows-object.json", "shade.json", "table.csv", "table.tsv", "text.txt",
  ]

  /// Fixtures that are the members of an Inspect `.eval` file, in a folder.
  package static let logs = ["inspect-eval", "inspect-chunked", "petri-inspect-role", "petri-inspect-timeline"]

  /// The members of a log with their bytes: as Inspect writes them, the header last.
  package static func members(of log: String) throws -> [(name: String, data: [UInt8])] {
    let base = folder.appendingPathComponent(log)
    let names = (FileManager.default.enumerator(atPath: base.path)?.allObjects as? [String] ?? []).sorted()
    let files = names.filter { $0.hasSuffix(".json") }
    let ordered = files.filter { $0 != "header.json" } + files.filter { $0 == "header.json" }
    return try ordered.map { ($0, Array(try Data(contentsOf: base.appendingPathComponent($0)))) }
  }

  /// The `.eval` file of a log.
  package static func archive(of log: String, method: ZipBuilder.Method = .zstd) throws -> [UInt8] {
    var zip = ZipBuilder()
    for (name, data) in try members(of: log) { zip.add(name, data, method, frames: 2) }
    return zip.finished()
  }
}
