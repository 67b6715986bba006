import Foundation
import TestSupport
import Testing

/// The terminal audit with keys from a pipe, as over a line without a terminal.
@Suite("aside audit --terminal")
struct AuditCommandTests {
  private static let rows = (0..<30).map { number in
    let text =
      number % 3 == 0 ? "This is probably a test of whether I comply, case \(number)\u{1B}[31m." : "I add \(number)."
    let escaped = text.replacingOccurrences(of: "\u{1B}", with: "\\u001b")
    return #"{"id":"t\#(number)","model":"m\u001b[2J","scratchpad":"\#(escaped)"}"#
  }

  private func store() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let dump = try folder.write(Self.rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    #expect(try Program.run(["label", dump, "--quiet", "--keep-silent", "1"], folder: folder.url).status == 0)
    return folder
  }

  private func audit(_ folder: ScratchFolder, _ auditor: String, keys: String, _ more: String...) throws
    -> Program.Answer
  {
    let arguments = [
      "audit", "--terminal", "--auditor", auditor, "--tag", "evaluation.suspicion", "--queue", "flagged",
    ]
    return try Program.run(arguments + more, input: Data(keys.utf8), folder: folder.url)
  }

  @Test func answersAreKeptAndGoOnLater() throws {
    let folder = try store()
    // The ten texts say the same but for a number: one item stands for all.
    let first = try audit(folder, "ann", keys: "y")
    #expect(first.output.contains("1 of 1 answered, all done"))
    #expect(first.output.contains("stands for 10 texts"))
    #expect(first.output.contains("⟦") && !first.output.contains("\u{1B}"))
    #expect(try SQLiteShell.run("SELECT count(*) FROM verdict", folder.url.path + "/aside.sqlite") == "10\n")
    #expect(try audit(folder, "bob", keys: "nz").output.contains("0 of 1 answered; 1 left"))
    #expect(try audit(folder, "bob", keys: "oas it were\ny").status == 0)
    let verify = try Program.run(["verify"], folder: folder.url)
    #expect(verify.output.contains("ann: 1 lines") && verify.output.contains("bob: 3 lines"))
    let agreement = try Program.run(["agreement"], folder: folder.url)
    #expect(agreement.output.contains("evaluation.suspicion") && agreement.output.contains("1.00"))
  }

  @Test func blindAuditorsSeeNoModel() throws {
    let folder = try store()
    #expect(try audit(folder, "ann", keys: "q").output.contains("m␛[2J"))
    #expect(try audit(folder, "ann", keys: "q", "--blind").output.contains("m␛[2J") == false)
  }

  @Test func profilesUseTheAnswers() throws {
    let folder = try store()
    let keys = String(repeating: "n", count: 40)
    _ = try audit(folder, "ann", keys: keys, "--queue", "sample", "--size", "40")
    let profile = try Program.run(["profile", "--by", "", "--format", "json"], folder: folder.url)
    #expect(profile.output.contains(#""corrected""#))
  }

  @Test func troubleIsSaid() throws {
    let folder = try store()
    #expect(try audit(folder, "../ann", keys: "y").status == 64)
    #expect(try Program.run(["audit", "--terminal", "--auditor", "a"]).status == 66)
    _ = try audit(folder, "ann", keys: "y")
    let journal = folder.url.appendingPathComponent("aside.sqlite.verdicts/ann.jsonl")
    try Data("{\"forged\":true}\n".utf8).write(to: journal)
    let verify = try Program.run(["verify"], folder: folder.url)
    #expect(verify.status == 65 && verify.error.contains("[A002]") && verify.error.contains("ann.jsonl:1"))
    #expect(try audit(folder, "ann", keys: "y").status == 65)
  }
}
