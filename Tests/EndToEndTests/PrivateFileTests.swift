import Foundation
import TestSupport
import Testing

/// What holds texts or judgements is for its owner alone, whatever the umask is.
@Suite("rights of stores and journals")
struct PrivateFileTests {
  private func rights(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private static let rows = (0..<4).map { #"{"id":"t\#($0)","model":"m","scratchpad":"Text \#($0) has a cue."}"# }

  @Test func storesLogsAndJournalsAreTheOwners() throws {
    let folder = try ScratchFolder()
    try ErrorCase.label(Self.rows.joined(separator: "\n"), folder)
    let store = folder.url.path + "/aside.sqlite"
    #expect(try rights(store) == 0o600)
    // While a page is served, log and index are there too.
    let server = try PageServer(folder, tag: "demo.belief", "--rules", "rules")
    server.answer(server.items[0], "true")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    where name.hasPrefix("aside.sqlite") {
      #expect(try rights(folder.url.path + "/" + name) == (name.hasSuffix(".verdicts") ? 0o700 : 0o600), "\(name)")
    }
    let made = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(made.contains("aside.sqlite-wal") && made.contains("aside.sqlite-shm"))
    let journals = store + ".verdicts"
    for name in try FileManager.default.contentsOfDirectory(atPath: journals) {
      #expect(try rights(journals + "/" + name) == 0o600, "\(name)")
    }
    server.stop()
  }

  @Test func mergedStoresAndCopiesAreTheOwners() throws {
    let folder = try ScratchFolder()
    try ErrorCase.label(Self.rows.joined(separator: "\n"), folder)
    _ = try Program.run(["store", "merge", "aside.sqlite", "-o", "all.sqlite"], folder: folder.url)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) where name.hasSuffix(".sqlite") {
      #expect(try rights(folder.url.path + "/" + name) == 0o600, "\(name)")
    }
  }

  /// Who shares a store on purpose keeps it shared.
  @Test func rightsThatWereGivenStay() throws {
    let folder = try ScratchFolder()
    try ErrorCase.label(Self.rows.joined(separator: "\n"), folder)
    let store = folder.url.path + "/aside.sqlite"
    chmod(store, 0o660)
    try ErrorCase.label(Self.rows.reversed().joined(separator: "\n"), folder)
    #expect(try rights(store) == 0o660)
  }
}
