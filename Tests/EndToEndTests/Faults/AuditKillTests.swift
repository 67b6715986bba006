import Foundation
import TestSupport
import Testing

/// The server of an audit is killed while answers come in: what it acknowledged is in the journal once, what it did
/// not is sent again and counts once.
@Suite("an audit that is killed")
struct AuditKillTests {
  private static let items = 120

  private static func store() throws -> FaultFolder {
    // Of a model each, so that none is judged together with another.
    let rows = (0..<items).map { #"{"id":"t\#($0)","model":"m\#($0)","scratchpad":"This is probably a test of me."}"# }
    let folder = try FaultFolder()
    let dump = try folder.write(rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    _ = try Program.run(folder.labelling([dump], folder.path("aside.sqlite")))
    return folder
  }

  private static func server(_ folder: FaultFolder) throws -> PageServer {
    let options = ["--queue", "flagged", "--size", "\(items)", "--repeats", "0"]
    return try PageServer(folder.scratch, options: options + folder.rules)
  }

  @Test func losesAndDoublesNoAnswer() throws {
    let folder = try Self.store()
    let kills = FaultFolder.moments(short: 2)
    var generator = SeededGenerator(seed: 21)
    var acknowledged: [String: String] = [:]
    var waiting: [(attempt: String, item: String)] = []
    var sent = 0
    for round in 0..<kills {
      let server = try Self.server(folder)
      let items = server.items
      #expect(items.count == Self.items, "round \(round)")
      let moment = Date() + Double.random(in: 0.01...0.25, using: &generator)
      let number = server.processNumber
      let killer = Thread {
        Thread.sleep(until: moment)
        kill(number, SIGKILL)
      }
      killer.start()
      // As the page does: what was not acknowledged goes first, by the same name.
      var queue = waiting[...]
      waiting = []
      while true {
        let next = queue.popFirst() ?? ("press-\(sent)", items[Int.random(in: 0..<items.count, using: &generator)])
        if next.0 == "press-\(sent)" { sent += 1 }
        let value = (next.0.hash & 1) == 0 ? "true" : "unclear"
        guard let answer = server.answer(next.1, value, attempt: next.0), answer.status == 200 else {
          waiting = [next] + queue
          break
        }
        acknowledged[next.0] = next.1
      }
      while !killer.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    }
    try Self.check(folder, acknowledged, sent: sent)
  }

  private static func check(_ folder: FaultFolder, _ acknowledged: [String: String], sent: Int) throws {
    let lines = try AuditDump.journal("ann", in: folder.scratch)
    let attempts = lines.compactMap { line in
      ((try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any])?["attempt"] as? String
    }
    #expect(Set(attempts).count == attempts.count, "no press is in the journal twice")
    // A press that repeats the answer that stands needs no line; which ones do is known from the journal alone.
    #expect(attempts.count <= sent && !acknowledged.isEmpty)
    #expect(try Program.run(["verify"], folder: folder.url).output.contains("ann: \(lines.count) lines, unbroken"))
    let server = try server(folder)
    let queue = server.get("/api/queue")?.json["items"] as? [[String: Any]] ?? []
    let answered = Set(
      queue.filter { !($0["answer"] is NSNull) && $0["answer"] != nil }.compactMap { $0["id"] as? String })
    #expect(Set(acknowledged.values).isSubset(of: answered), "every acknowledged answer stands")
    server.stop()
    let store = folder.path("aside.sqlite")
    #expect(try FaultFolder.integrity(of: store) == "ok\n")
    #expect(try SQLiteShell.run("SELECT count(*) FROM verdict", store) == "\(answered.count)\n")
  }
}
