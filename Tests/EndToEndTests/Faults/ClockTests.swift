import Foundation
import TestSupport
import Testing

/// Clocks that are set back.
@Suite("clocks that jump")
struct ClockTests {
  /// Regression: rules that labelled by a clock of 2099 stayed the current ones, so that nothing that was labelled
  /// afterwards was in any view.
  @Test func rulesThatLabelLastAreCurrent() throws {
    let folder = try FaultFolder()
    let dump = try folder.dump(0, rows: 200)
    let store = folder.path("s.sqlite")
    let fresh = folder.path("fresh.sqlite")
    _ = try Program.run(folder.labelling([dump], store))
    let future = "UPDATE rules SET last_used = '2099-01-01T00:00:00.000'; UPDATE run SET started = '2099-01-01'"
    #expect(try SQLiteShell.run(future, store).isEmpty)
    for target in [store, fresh] { _ = try Program.run(Self.labelling(dump, target, folder)) }
    let count = "SELECT count(*) FROM current_transcript"
    #expect(try SQLiteShell.run(count, store) == SQLiteShell.run(count, fresh))
    #expect(try FaultFolder.content(of: store) == FaultFolder.content(of: fresh))
    let last = try SQLiteShell.run("SELECT max(last_used) FROM rules", store)
    #expect(last == "2099-01-01T00:00:00.001\n")
    // And no further than by that: the rules that are current already do not run ahead.
    _ = try Program.run(Self.labelling(dump, store, folder))
    #expect(try SQLiteShell.run("SELECT max(last_used) FROM rules", store) == last)
  }

  /// With rules that are not the bundled ones.
  private static func labelling(_ dump: String, _ store: String, _ folder: FaultFolder) throws -> [String] {
    let tags = "tags:\n  - {id: demo.one, title: t, definition: d, nature: belief}\n"
    _ = try folder.write(tags, to: "other/tags.yaml")
    _ = try folder.write(
      RuleFolder.rule(tag: "demo.one", regex: "plan", match: "a ⟦plan⟧"), to: "other/Cues/demo/one.yaml")
    return ["label", dump, "--store", store, "--quiet", "--rules", folder.path("other")]
  }

  /// A file whose time was set back is another file than before.
  @Test func filesWithEarlierTimesAreReadAgain() throws {
    let folder = try FaultFolder()
    let dump = try folder.dump(0, rows: 60)
    let store = folder.path("s.sqlite")
    _ = try Program.run(folder.labelling([dump], store))
    let text = try String(contentsOfFile: dump, encoding: .utf8).replacingOccurrences(of: "a test", with: "A TEST")
    try Data(text.utf8).write(to: URL(fileURLWithPath: dump))
    let past = Date(timeIntervalSince1970: 86_400)
    try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: dump)
    _ = try Program.run(folder.labelling([dump], store))
    let fresh = folder.path("fresh.sqlite")
    _ = try Program.run(folder.labelling([dump], fresh))
    let count = "SELECT count(*) FROM current_transcript"
    #expect(try SQLiteShell.run(count, store) == SQLiteShell.run(count, fresh))
  }
}
