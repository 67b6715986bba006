import Foundation
import TestSupport
import Testing

/// Choices, marks, several auditors and faults, with keys from a pipe.
@Suite("work of an audit")
struct AuditWorkTests {
  private func audit(
    _ folder: ScratchFolder, _ auditor: String, _ keys: String, _ more: [String] = []
  ) throws -> Program.Answer {
    try Program.run(AuditDump.arguments(auditor, more), input: Data(keys.utf8), folder: folder.url)
  }

  @Test func stancesAndTagsAreChosen() throws {
    let folder = try AuditDump.store()
    // Stance 4 is denied, tag 1 the first.
    let answer = try audit(folder, "ann", "s4" + "t1" + "s?q")
    #expect(answer.status == 0 && answer.output.contains("no choice was made"), "\(answer.error)")
    let lines = try AuditDump.journal("ann", in: folder)
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""answer":"wrong-stance","stance":"denied""#))
    #expect(lines[1].contains(#""answer":"wrong-tag","stance":null,"other_tag":"training.awareness""#))
  }

  @Test func wordsAreMarkedAndEndsMoved() throws {
    let folder = try AuditDump.store(of: [AuditDump.rows[1]])
    let keys = "aThe\nwaits\n11" + "e2I am\ntested\n" + "y" + "z" + "aThe\n\n11" + "z" + "q"
    let answer = try audit(folder, "ann", keys)
    #expect(answer.status == 0, "\(answer.error)")
    let lines = try AuditDump.journal("ann", in: folder)
    #expect(lines.count == 6)
    let first = #""mark":{"tag":"training.awareness","stance":"asserted","field":"/scratchpad","bytes":[0,15]"#
    #expect(lines[0].contains(first))
    #expect(lines[1].contains(#""bytes":[32,49]"#) && lines[1].contains(#""replaces":{"rule":"suspicion/"#))
    #expect(lines[2].contains(#""answer":"true""#) && lines[3].contains(#""undo""#))
    #expect(lines[4].contains(#""bytes":[0,3]"#) && lines[5].contains(#""undo""#))
    #expect(answer.output.contains("⟪The birch waits⟫[training.awareness]") && !answer.output.contains("\u{1B}"))
    #expect(try SQLiteShell.run("SELECT count(*) FROM mark", folder.url.path + "/aside.sqlite") == "2\n")
    let verify = try Program.run(["verify"], folder: folder.url)
    #expect(verify.status == 0 && verify.output.contains("ann: 6 lines, unbroken"))
  }

  @Test func missesAreMarkedInUnflaggedTexts() throws {
    let folder = try AuditDump.store()
    let answer = try audit(folder, "ann", "mI add\n\n1" + "m\n1" + "q", ["--queue", "unflagged"])
    #expect(answer.status == 0)
    let lines = try AuditDump.journal("ann", in: folder)
    #expect(lines.count == 3 && lines[0].contains(#""mark""#))
    #expect(lines[1].contains(#""answer":"missed","stance":"asserted""#) && lines[2].contains(#""answer":"missed""#))
  }

  @Test func decisionAndHistoryAreShownOnRequest() throws {
    let folder = try AuditDump.store()
    let answer = try audit(folder, "ann", "yzdhq")
    #expect(answer.output.contains("   rule     suspicion/") && answer.output.contains("taken back"))
    let blind = try audit(folder, "ann", "dq", ["--blind"])
    #expect(!blind.output.contains("   rule     ") && !blind.output.contains("score"))
  }

  @Test func disagreementsAreSettled() throws {
    let folder = try AuditDump.store()
    _ = try audit(folder, "ann", "yyyyyyyyyy", ["--repeats", "0"])
    _ = try audit(folder, "bob", "yynyyyyyyy", ["--repeats", "0"])
    let agreement = try Program.run(["agreement", "--to", "json"], folder: folder.url)
    #expect(agreement.output.contains(#""schema":"aside.agreement/1","auditors":["ann","bob"]"#))
    #expect(agreement.output.contains(#""raw":{"value":0.9,"interval":["#))
    #expect(try Program.run(["agreement", "--least", "0.99"], folder: folder.url).status == 1)
    let judge = try Program.run(["adjudicate", "--auditor", "cid"], input: Data("n".utf8), folder: folder.url)
    #expect(judge.output.contains("1 of 1 answered, all done") && judge.output.contains("ann: true"))
    #expect(judge.output.contains("bob: not-a-cue"))
    let blind = try Program.run(["adjudicate", "--auditor", "dan", "--blind"], folder: folder.url)
    #expect(blind.output.contains("nothing to settle"))
    #expect(try Program.run(["adjudicate", "--tag", "no.tag"], folder: folder.url).status == 64)
  }

  @Test func queuesAreNarrowed() throws {
    let folder = try AuditDump.store()
    #expect(try audit(folder, "ann", "q", ["--search", "the (amber|birch)"]).output.contains("1 of 2 "))
    #expect(try audit(folder, "ann", "q", ["--model", "other"]).output.contains("nothing to audit"))
    #expect(try audit(folder, "ann", "q", ["--search", "("]).status == 64)
    #expect(try audit(folder, "ann", "q", ["--by", "tier"]).status == 64)
    #expect(try audit(folder, "ann", "q", ["--overlap", "1.5"]).status == 64)
    #expect(try audit(folder, "ann", "q", ["--queue", "disagreement"]).output.contains("nothing to audit"))
  }

  @Test func aStoreIsExplained() throws {
    let folder = try AuditDump.store()
    let dump = try Program.run(["explain", "d.jsonl", "--id", "cedar"], folder: folder.url)
    let store = try Program.run(["explain", "aside.sqlite", "--id", "cedar"], folder: folder.url)
    #expect(store.status == 0 && store.output == dump.output && store.output.contains("⟦"))
    let flagged = try Program.run(["explain", "aside.sqlite", "--flagged", "--brief"], folder: folder.url)
    #expect(flagged.output.components(separatedBy: "⟧1 ").count >= 10)
    let none = try Program.run(["explain", "aside.sqlite", "--id", "none"], folder: folder.url)
    #expect(none.error.contains("keeps no text"))
  }

  @Test func cutOffLinesAreFound() throws {
    let folder = try AuditDump.store()
    _ = try audit(folder, "ann", "yyn")
    let lines = try AuditDump.journal("ann", in: folder)
    let path = folder.url.appendingPathComponent("aside.sqlite.verdicts/ann.jsonl")
    try Data((lines[0] + "\n").utf8).write(to: path)
    let verify = try Program.run(["verify"], folder: folder.url)
    #expect(verify.status == 65 && verify.error.contains("[A004]") && verify.error.contains("2 of them"))
    #expect(try audit(folder, "ann", "y").status == 65)
    #expect(try Program.run(["verify", "--forget", "ann"], folder: folder.url).status == 0)
    #expect(try audit(folder, "ann", "y").status == 0)
  }

  @Test func aJournalThatIsGoneIsFound() throws {
    let folder = try AuditDump.store()
    _ = try audit(folder, "ann", "yy")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("aside.sqlite.verdicts"))
    let verify = try Program.run(["verify"], folder: folder.url)
    #expect(verify.status == 65 && verify.error.contains("[A004]") && verify.error.contains("there is no such file"))
    #expect(try Program.run(["verify", "--forget", "ann"], folder: folder.url).status == 0)
    #expect(try Program.run(["verify"], folder: folder.url).status == 0)
  }

  @Test func aNewerStoreIsRefused() throws {
    let folder = try AuditDump.store()
    _ = try SQLiteShell.run("INSERT INTO grdb_migrations VALUES ('telepathy')", folder.url.path + "/aside.sqlite")
    let answer = try audit(folder, "ann", "y")
    #expect(answer.status == 65 && answer.error.contains("[L003]"))
  }

  /// As another user, because root may write anything.
  @Test(.enabled(if: getuid() == 0)) func aReadOnlyStoreIsRefusedBeforeTheFirstKey() throws {
    let folder = try AuditDump.store()
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
    process.arguments =
      ["--reuid=65534", "--clear-groups", ProjectFolder.program.path] + AuditDump.arguments("ann")
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74 || message.contains("Permission denied"), "\(message)")
    #expect(!files.fileExists(atPath: folder.url.path + "/aside.sqlite.verdicts/ann.jsonl"))
  }

  /// Another program holds the store: the journal has every answer, and the store gets them later.
  @Test func aBusyStoreLosesNothing() throws {
    let folder = try AuditDump.store()
    let store = folder.url.path + "/aside.sqlite"
    _ = try audit(folder, "ann", "y")
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
    holder.arguments = [store]
    let input = Pipe()
    holder.standardInput = input
    holder.standardOutput = FileHandle.nullDevice
    try holder.run()
    try input.fileHandleForWriting.write(contentsOf: Data("BEGIN IMMEDIATE;\n".utf8))
    Thread.sleep(forTimeInterval: 0.3)
    let answer = try audit(folder, "ann", "nn")
    try input.fileHandleForWriting.write(contentsOf: Data("ROLLBACK;\n".utf8))
    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    #expect(answer.status == 74 && answer.error.contains("[L004]"))
    #expect(try AuditDump.journal("ann", in: folder).count == 3)
    #expect(try Program.run(["verify"], folder: folder.url).status == 0)
    #expect(try SQLiteShell.run("SELECT count(*) FROM verdict", store) == "3\n")
  }
}
