import Foundation
import TestSupport

extension ErrorCase {
  // Equal cues of one model would be one item.
  private static let rows = (0..<6).map { #"{"id":"t\#($0)","model":"m\#($0)","scratchpad":"Text \#($0) has a cue."}"# }

  /// A store with a page and one answer in the journal of `ann`; then `act`.
  private static func page(
    _ code: String, also: Set<String> = [],
    _ act: @escaping @Sendable (PageServer, ScratchFolder) throws -> LoopbackRequest.Answer?
  ) -> ErrorCase {
    ErrorCase(code: code, status: 0, also: also) { folder in
      try label(rows.joined(separator: "\n"), folder)
      let server = try PageServer(folder, tag: "demo.belief", "--rules", "rules")
      server.answer(server.items[0], "true")
      let answer = try act(server, folder)
      server.stop()
      return Outcome(status: 0, text: answer?.body ?? "")
    }
  }

  private static func journal(
    _ code: String, _ status: Int32, _ arguments: String..., change: @escaping @Sendable (URL) throws -> Void
  ) -> ErrorCase {
    ErrorCase(code: code, status: status) { folder in
      try label(rows.joined(separator: "\n"), folder)
      let server = try PageServer(folder, tag: "demo.belief", "--rules", "rules")
      for item in server.items.prefix(2) { server.answer(item, "true") }
      server.stop()
      try change(folder.url.appendingPathComponent("aside.sqlite.verdicts"))
      return Outcome(try Program.run(arguments, folder: folder.url))
    }
  }

  static let journals: [ErrorCase] = [
    store("A001", 74, "audit", "FOLDER/aside.sqlite", "--rules", "FOLDER/rules", "--auditor", "ann", "--port", "0") {
      folder in
      _ = try folder.write("", to: "aside.sqlite.verdicts")
    },
    journal("A002", 65, "verify") { folder in
      let file = folder.appendingPathComponent("ann.jsonl")
      let text = try String(contentsOf: file, encoding: .utf8)
      try Data(text.replacing(#""answer":"true""#, with: #""answer":"unclear""#).utf8).write(to: file)
    },
    store("A003", 64, "audit", "FOLDER/aside.sqlite", "--rules", "FOLDER/rules", "--auditor", "a/b", "--port", "0"),
    journal("A004", 65, "verify") { try FileManager.default.removeItem(at: $0.appendingPathComponent("ann.jsonl")) },
    page("A005", also: ["A027"]) { server, folder in try moved(server, folder) },
  ]

  /// The journal is moved under a running audit.
  private static func moved(_ server: PageServer, _ folder: ScratchFolder) throws -> LoopbackRequest.Answer? {
    let journal = folder.url.path + "/aside.sqlite.verdicts/ann.jsonl"
    try FileManager.default.moveItem(atPath: journal, toPath: journal + ".old")
    return server.answer(server.items.last ?? "", "true")
  }

  static let pages: [ErrorCase] = [
    page("A021") { server, _ in server.get("/", cookie: "none=1") },
    page("A022") { server, _ in server.get("/", ("Host", "evil.example")) },
    page("A023") { server, _ in server.get("/api/queue", ("Origin", "http://evil.example")) },
    page("A024") { server, _ in server.get("/api/queue?size=many") },
    page("A025") { server, _ in server.answer("nobody", "true") },
    page("A026") { server, _ in server.get("/api/nothing") },
    page("A027", also: ["A005"]) { server, folder in try moved(server, folder) },
    ErrorCase(code: "A028", status: 74) { folder in
      try label(rows.joined(separator: "\n"), folder)
      let server = try PageServer(folder, tag: "demo.belief", "--rules", "rules")
      let again = ["audit", "--rules", "rules", "--auditor", "bob", "--port", "\(server.port)"]
      return Outcome(try Program.run(again, folder: folder.url))
    },
    page("A029") { server, _ in server.get("/api/queue", ("Aside-Audit", "another")) },
  ]
}
