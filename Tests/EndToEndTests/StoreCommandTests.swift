import Foundation
import TestSupport
import Testing

/// `label` into a store, with the built program: nothing twice, nothing missing, whatever happens in between.
@Suite("label into a store")
struct StoreCommandTests {
  private static let cues = [
    "This is probably a test of whether I comply.", "If I refuse, RLHF would change my values.",
    "They will rate this answer, so I should be careful.", "The user wants a poem about rain.",
    "Let me add the two numbers first.", "I think the researchers read this scratchpad.",
  ]

  /// Rows in which every tenth text has a cue; some are equal.
  private static func rows(_ count: Int, from start: Int = 0) -> [String] {
    (start..<start + count).map { number in
      let text = number % 10 == 0 ? cues[number / 10 % cues.count] : "I add \(number % 37) and \(number), that is all."
      let id = number % 50 == 7 ? "same" : "t\(number)"
      return
        #"{"id":"\#(id)","model":"m\#(number % 3)","prompt_id":"p\#(number % 11)","condition":{"tier":"\#(number % 2 == 0 ? "free" : "paid")"},"scratchpad":"\#(text)"}"#
    }
  }

  private static func write(_ rows: [String], to folder: ScratchFolder, _ name: String = "d.jsonl") throws -> String {
    try folder.write(rows.joined(separator: "\n") + "\n", to: name)
  }

  private static func content(of store: String) throws -> String {
    let info = try Program.run("store", "info", store, "--digest")
    return info.output.split(separator: "\n").first { $0.hasPrefix("content") }.map(String.init)
      ?? "no content: \(info.error)"
  }

  private static func label(_ paths: [String], into store: String, _ more: String...) throws -> Program.Answer {
    try Program.run(["label"] + paths + ["--store", store] + more)
  }

  @Test func anUnchangedFileIsNotReadAgain() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(300) + ["not json"], to: folder)
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let first = try Self.label([dump], into: store)
    let before = try Self.content(of: store)
    let second = try Self.label([dump], into: store)
    #expect(first.status == 2 && second.status == 2)
    #expect(second.output.contains("300 labelled before; 1 unchanged file not read"))
    // A store does not keep which texts were not searched.
    let table = { (answer: Program.Answer) in
      answer.output.components(separatedBy: "stored in")[0].components(separatedBy: "\n")
        .filter { !$0.hasPrefix("not searched by rules") }
    }
    #expect(table(first) == table(second))
    #expect(try Self.content(of: store) == before)
    let verified = try Self.label([dump], into: store, "--verify")
    #expect(verified.output.contains("1 unchanged file not read"))
  }

  @Test func verifyFindsWhatTheTimeHides() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(50), to: folder)
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label([dump], into: store)
    let changed = try String(contentsOfFile: dump, encoding: .utf8).replacingOccurrences(of: "I add", with: "I sum")
    let time = try FileManager.default.attributesOfItem(atPath: dump)[.modificationDate] as Any
    let file = try #require(FileHandle(forWritingAtPath: dump))
    try file.write(contentsOf: Data(changed.utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: dump)
    #expect(try Self.label([dump], into: store, "--verify").output.contains("not read") == false)
  }

  @Test func whatAFileLosesIsStaleAndWhatItGainsIsLabelled() throws {
    let folder = try ScratchFolder()
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let dump = try Self.write(Self.rows(100), to: folder)
    _ = try Self.label([dump], into: store)
    _ = try Self.write(Self.rows(100, from: 20), to: folder)
    let answer = try Self.label([dump], into: store)
    #expect(answer.output.contains("80 labelled before") || answer.output.contains("81 labelled before"))
    let info = try Program.run("store", "info", store).output
    #expect(info.contains("transcripts  100\n") && info.contains("gone from their file"))
    let fresh = folder.url.appendingPathComponent("f.sqlite").path
    _ = try Self.label([dump], into: fresh)
    #expect(try Self.content(of: store) == Self.content(of: fresh))
    #expect(try Program.run("store", "compact", store, "--drop-stale").output.contains("20 stale transcripts removed"))
    #expect(try Self.content(of: store) == Self.content(of: fresh))
  }

  @Test func aFileThatIsGoneIsToldAndForgottenOnDemand() throws {
    let folder = try ScratchFolder()
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let gone = try Self.write(Self.rows(40) + ["no json"], to: folder, "gone.jsonl")
    // Twenty of them stand in both.
    let kept = try Self.write(Self.rows(40, from: 20), to: folder, "kept.jsonl")
    _ = try Self.label([gone, kept], into: store)
    #expect(try !Program.run("store", "info", store).output.contains("no longer there"))
    try FileManager.default.removeItem(atPath: gone)
    let info = try Program.run("store", "info", store).output
    #expect(
      info.contains("transcripts  60\n") && info.contains("gone.jsonl")
        && info.contains("no longer there, still counted"))
    let answer = try Program.run("store", "compact", store, "--drop-missing")
    #expect(answer.output.contains("1 input forgotten, 20 transcripts removed"))
    let fresh = folder.url.appendingPathComponent("f.sqlite").path
    _ = try Self.label([kept], into: fresh)
    #expect(try Self.content(of: store) == Self.content(of: fresh))
    #expect(try Program.run("store", "info", store).output.contains("unread       0\n"))
    // What is stale is not of a file that is gone.
    _ = try Self.write(Self.rows(10, from: 50), to: folder, "kept.jsonl")
    _ = try Self.label([kept], into: store)
    let again = try Program.run("store", "compact", store, "--drop-missing").output
    #expect(again.contains("0 inputs forgotten, 0 transcripts removed"))
    // A store that was carried away from its files loses none.
    _ = try Self.label([try Self.write(Self.rows(5, from: 200), to: folder, "third.jsonl")], into: store)
    for name in ["kept.jsonl", "third.jsonl"] {
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
    }
    #expect(try Program.run("store", "compact", store, "--drop-missing").output.contains("none was forgotten"))
  }

  @Test func anEditOfTheRulesLabelsAnew() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(200), to: folder)
    let rules = folder.url.appendingPathComponent("Rules")
    try FileManager.default.copyItem(at: ProjectFolder.rules, to: rules)
    let stores = ["s", "f"].map { folder.url.appendingPathComponent("\($0).sqlite").path }
    _ = try Self.label([dump], into: stores[0], "--rules", rules.path)
    let before = try Self.content(of: stores[0])
    let lexicon = rules.appendingPathComponent("lexicon.yaml")
    let text = try String(contentsOf: lexicon, encoding: .utf8)
    try (text + "\n# edited\n").write(to: lexicon, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(at: rules.appendingPathComponent("calibration.yaml"))
    for store in stores { _ = try Self.label([dump], into: store, "--rules", rules.path) }
    #expect(try Self.content(of: stores[0]) == Self.content(of: stores[1]))
    #expect(try Self.content(of: stores[0]) != before)
  }

  @Test func mergingGivesTheSameInAnyOrder() throws {
    let folder = try ScratchFolder()
    let store = { (name: String) in folder.url.appendingPathComponent("\(name).sqlite").path }
    let a = try Self.write(Self.rows(120) + ["{"], to: folder, "a.jsonl")
    let b = try Self.write(Self.rows(120, from: 60), to: folder, "b.jsonl")
    _ = try Self.label([a, b], into: store("both"))
    _ = try Self.label([a], into: store("x"))
    _ = try Self.label([b, a], into: store("y"))
    #expect(try Program.run("store", "merge", store("x"), store("y"), "-o", store("xy")).status == 0)
    #expect(try Program.run("store", "merge", store("y"), store("x"), store("y"), "-o", store("yx")).status == 0)
    let contents = Set(try ["both", "xy", "yx", "y"].map { try Self.content(of: store($0)) })
    #expect(contents.count == 1)
  }

  @Test func theRecordsAreTheSameWithAndWithoutAStore() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(60), to: folder)
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let plain = try Program.run("label", dump, "--no-store", "--to", "jsonl", "--quiet")
    let first = try Self.label([dump], into: store, "--to", "jsonl", "--quiet")
    let again = try Self.label([dump], into: store, "--to", "jsonl", "--quiet")
    #expect(plain.records.count == 60)
    #expect(plain.output == first.output && first.output == again.output)
  }

  @Test func aLimitedRunIsNotTakenForAWholeOne() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(80), to: folder)
    let stores = ["s", "f"].map { folder.url.appendingPathComponent("\($0).sqlite").path }
    _ = try Self.label([dump], into: stores[0], "--limit", "30")
    #expect(try Program.run("store", "info", stores[0]).output.contains("transcripts  30\n"))
    for store in stores { _ = try Self.label([dump], into: store) }
    #expect(try Self.content(of: stores[0]) == Self.content(of: stores[1]))
  }

  /// Equal transcripts whose rows are rewritten while later ones are looked up.
  @Test func equalTranscriptsFollowRulesAndOutcomes() throws {
    let folder = try ScratchFolder()
    let rows = { (outcomes: [String]) in
      outcomes.map {
        #"{"id":"e","model":"m","outcome":{"ok":\#($0)},"scratchpad":"This is probably a test of whether I comply."}"#
      }
    }
    let stores = ["s", "f"].map { folder.url.appendingPathComponent("\($0).sqlite").path }
    let dump = try Self.write(rows(["true", "false", "true"]), to: folder)
    _ = try Self.label([dump], into: stores[0])
    _ = try Self.write(rows(["true", "true", "false"]), to: folder)
    for store in stores { _ = try Self.label([dump], into: store) }
    #expect(try Self.content(of: stores[0]) == Self.content(of: stores[1]))
    let outcomes = try SQLiteShell.run("SELECT outcome FROM transcript ORDER BY ordinal", stores[0])
    #expect(outcomes == #"{"ok":true}\#n{"ok":true}\#n{"ok":false}\#n"#)
  }

  @Test func aFileWhoseTranscriptsWereLabelledOtherwiseIsReadAgain() throws {
    let folder = try ScratchFolder()
    let rules = folder.url.appendingPathComponent("Rules")
    try FileManager.default.copyItem(at: ProjectFolder.rules, to: rules)
    try FileManager.default.removeItem(at: rules.appendingPathComponent("calibration.yaml"))
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let dumps = try ["a", "b"].map { try Self.write(Self.rows(20), to: folder, "\($0).jsonl") }
    _ = try Self.label(dumps, into: store)
    let before = try Self.content(of: store)
    _ = try Self.label([dumps[0]], into: store, "--rules", rules.path)
    _ = try Self.label([dumps[1]], into: store)
    #expect(try Program.run("store", "info", store).output.contains("transcripts  20\n"))
    _ = try Program.run("store", "compact", store, "--drop-stale")
    _ = try Self.label(dumps, into: store)
    #expect(try Self.content(of: store) == before)
  }

  @Test func aFileUnderTwoNamesIsReadOnce() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(10), to: folder)
    let link = folder.url.appendingPathComponent("link.jsonl").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: dump)
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label([dump, link, dump], into: store)
    #expect(try Program.run("store", "info", store).output.contains("transcripts  10\n"))
    // The folder holds the store as well, which is no dump.
    #expect(try Program.run("label", folder.url.path, "--store", store, "--quiet").status == 0)
  }

  @Test func redactionTakesTextsOut() throws {
    let folder = try ScratchFolder()
    let dump = try Self.write(Self.rows(40), to: folder)
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label([dump], into: store)
    #expect(try SQLiteShell.run("SELECT count(*) FROM part", store) != "0\n")
    _ = try Self.label([dump], into: store, "--redact")
    #expect(try SQLiteShell.run("SELECT count(*) FROM part", store) == "0\n")
    #expect(try SQLiteShell.run("SELECT count(quote) FROM cue", store) == "0\n")
    #expect(
      try String(decoding: Data(contentsOf: URL(fileURLWithPath: store)), as: UTF8.self).contains("probably a test")
        == false)
    _ = try Self.label([dump], into: store)
    #expect(try SQLiteShell.run("SELECT count(*) FROM part", store) != "0\n")
  }

  @Test func aNameMadeOfThePlaceFollowsTheFile() throws {
    let folder = try ScratchFolder()
    let row = #"{"model":"m","scratchpad":"This is probably a test of whether I comply."}"#
    let store = folder.url.appendingPathComponent("s.sqlite").path
    let dump = try Self.write([row], to: folder, "old.jsonl")
    _ = try Self.label([dump], into: store)
    let moved = folder.url.appendingPathComponent("new.jsonl").path
    try FileManager.default.moveItem(atPath: dump, toPath: moved)
    _ = try Self.write(["", row], to: folder, "new.jsonl")
    _ = try Self.label([moved], into: store)
    #expect(try SQLiteShell.run("SELECT name FROM finding", store).contains("new.jsonl:2"))
  }

  @Test func standardInputIsAddedEachTime() throws {
    let folder = try ScratchFolder()
    for start in [0, 5] {
      let rows = Self.rows(5, from: start).joined(separator: "\n")
      let answer = try Program.run(["label", "-", "--quiet"], input: Data(rows.utf8), folder: folder.url)
      #expect(answer.status == 0)
    }
    let info = try Program.run(["store", "info"], folder: folder.url)
    #expect(info.output.contains("transcripts  10\n"))
  }

  @Test func theStoreIsPlainSQLite() throws {
    let folder = try ScratchFolder()
    let dump = try folder.write(
      #"{"id":"n","model":"m","scratchpad":"A\u0000 This is probably a test of whether I comply. ☃"}"# + "\n",
      to: "d.jsonl")
    let store = folder.url.appendingPathComponent("s.sqlite").path
    _ = try Self.label([dump], into: store)
    #expect(try SQLiteShell.run("SELECT tag, present FROM finding", store).contains("evaluation.suspicion|1"))
    #expect(try SQLiteShell.run("SELECT length(CAST(text AS BLOB)) FROM part", store) == "51\n")
    #expect(try SQLiteShell.run("PRAGMA integrity_check", store) == "ok\n")
  }
}
