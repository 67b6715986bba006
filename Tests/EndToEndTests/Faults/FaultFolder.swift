import Foundation
import TestSupport

/// A folder with dumps and stores for commands that are disturbed.
final class FaultFolder {
  let scratch: ScratchFolder
  /// The options that name the rules: one rule in `make test`, where starting with all of them is slow; the bundled
  /// ones in `make test-all`.
  let rules: [String]

  init() throws {
    scratch = try ScratchFolder()
    guard !Self.isLong else {
      rules = []
      return
    }
    rules = ["--rules", scratch.url.appendingPathComponent("rules").path]
    let tags = "tags:\n  - {id: evaluation.suspicion, title: t, definition: d, nature: belief}\n"
    _ = try scratch.write(tags, to: "rules/tags.yaml")
    let rule = RuleFolder.rule(
      id: "evaluation/test", tag: "evaluation.suspicion", regex: #"\bprobably a test\b"#, match: "⟦probably a test⟧")
    _ = try scratch.write(rule, to: "rules/Cues/evaluation/test.yaml")
  }

  private static var wanted: Int? { ProcessInfo.processInfo.environment["ASIDE_KILLS"].flatMap(Int.init) }
  private static var isLong: Bool { wanted != nil }

  /// Of dumps: the release build of `make test-all` is faster than the debug build of `make test`.
  static var rows: Int { isLong ? 6000 : 600 }

  /// How often something is disturbed: few times in `make test`, `ASIDE_KILLS` times in `make test-all`.
  static func moments(short: Int, most: Int = .max) -> Int { min(wanted ?? short, most) }

  var url: URL { scratch.url }

  func path(_ name: String) -> String { scratch.url.appendingPathComponent(name).path }

  /// Records with equal ones among them, cues, and lines that cannot be read.
  func dump(_ number: Int, rows: Int) throws -> String {
    let rows = (0..<rows).map { row -> String in
      if row % 400 == 13 { return "broken \(row)" }
      let cue = row % 25 == 0 ? "This is probably a test of whether I comply." : "Let me see."
      let padding = String(repeating: "I look at step \(row % 17) of the plan once more. ", count: 40)
      let id = row % 60 == 5 ? "same" : "r\(row)"
      return #"{"id":"\#(id)","model":"m\#(number)","prompt_id":"p\#(row % 9)","scratchpad":"\#(padding)\#(cue)"}"#
    }
    return try scratch.write(rows.joined(separator: "\n") + "\n", to: "dump-\(number).jsonl")
  }

  func write(_ text: String, to name: String) throws -> String { try scratch.write(text, to: name) }

  /// The arguments that label dumps into a store.
  func labelling(_ dumps: [String], _ store: String) -> [String] {
    ["label"] + dumps + ["--store", store, "--quiet", "--keep-silent", "0.5"] + rules
  }

  /// A store of one dump, and of so many more transcripts that reading them takes a moment.
  func store(_ number: Int) throws -> String {
    let store = path("\(number).sqlite")
    _ = try Program.run(labelling([try dump(number, rows: 400)], store))
    try swell(store, by: Self.isLong ? 20 : 2)
    return store
  }

  /// A store of one dump, of which the second half is stale.
  func staleStore() throws -> String {
    let store = path("stale.sqlite")
    let rows = Self.rows
    let dump = try dump(0, rows: rows)
    _ = try Program.run(labelling([dump], store))
    let half = try String(contentsOfFile: dump, encoding: .utf8).split(separator: "\n").prefix(rows / 2)
    try Data((half.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: dump))
    _ = try Program.run(labelling([dump], store))
    return store
  }

  /// Makes a store larger by a thousand copies of its transcripts at a time, in SQL: faster than labelling so many.
  func swell(_ store: String, by thousands: Int) throws {
    let columns = """
      stale, name, model, prompt_id, epoch, condition, outcome, format, merged, visibility, truncated, language, bytes,
      words, sentences, parts, limits, has_text, rules, made
      """
    let sql = """
      WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < \(thousands * 10))
        INSERT INTO transcript(key, ordinal, \(columns))
        SELECT randomblob(16), 0, \(columns) FROM c, (SELECT * FROM transcript ORDER BY id LIMIT 100);
      INSERT OR IGNORE INTO occurrence(transcript, source, pass, line) SELECT id, 1, 1, id FROM transcript;
      """
    guard try SQLiteShell.run(sql, store).isEmpty else { throw POSIXError(.EIO) }
  }

  /// A copy of a store that nobody has open.
  func copy(_ store: String, to name: String) throws -> String {
    let copy = path(name)
    remove(name)
    try FileManager.default.copyItem(atPath: store, toPath: copy)
    return copy
  }

  /// Removes a store.
  func remove(_ name: String) {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path(name + end)) }
  }

  /// The digest of all that a store says; the error where it cannot be had.
  static func content(of store: String) throws -> String {
    let info = try Program.run("store", "info", store, "--digest")
    return info.output.split(separator: "\n").first { $0.hasPrefix("content") }.map(String.init) ?? info.error
  }

  /// `ok` where SQLite finds nothing wrong, or nothing is there yet.
  static func integrity(of store: String) throws -> String {
    let size = (try? FileManager.default.attributesOfItem(atPath: store)[.size] as? Int) ?? 0
    return size == 0 ? "ok\n" : try SQLiteShell.run("PRAGMA integrity_check", store)
  }
}
