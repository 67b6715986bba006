import Foundation
import TestSupport
import Testing

/// An audit whose file system gets full: what the journal has no room for is not acknowledged, one error says why, and
/// the same keys count once there is room.
@Suite("audits on file systems that are full", .enabled(if: RootShell.canMount, "unshare -m and mount need root"))
struct AuditFullDiskTests {
  private static let items = 120
  private static let options = ["--queue", "flagged", "--size", "120", "--repeats", "0"]
  /// Mounts a file system of `$SIZE` kB beside the store and stands in it.
  private static let mount = """
    SIZE=$(($(du -k $S/aside.sqlite | cut -f1) + SIZE))
    D=$S/disk; mkdir -p $D; mount -t tmpfs -o size=${SIZE}k none $D; cp $S/aside.sqlite $D; cd $D
    """

  private static func store() throws -> FaultFolder {
    // Of a model each, so that none is judged together with another.
    let rows = (0..<items).map { #"{"id":"t\#($0)","model":"m\#($0)","scratchpad":"This is probably a test of me."}"# }
    let folder = try FaultFolder()
    let dump = try folder.write(rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    _ = try Program.run(folder.labelling([dump], folder.path("aside.sqlite")))
    return folder
  }

  private static func moments(_ seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed)
    return (0..<FaultFolder.moments(short: 2, most: 20)).map { _ in Int.random(in: 120...1200, using: &generator) }
  }

  // MARK: The page

  @Test func thePageAcknowledgesWhatIsKeptOnly() throws {
    let folder = try Self.store()
    for size in Self.moments(41) { try Self.fillPage(folder, kilobytes: size) }
  }

  private static func fillPage(_ folder: FaultFolder, kilobytes: Int) throws {
    let wrapper = ["/usr/bin/env", "S=\(folder.url.path)", "SIZE=\(kilobytes)"]
    let script = mount + "\nexec \"$0\" \"$@\""
    let server = try PageServer(
      folder.scratch, options: options + folder.rules,
      wrapper: wrapper + ["unshare", "-m", "sh", "-c", script])
    let queue = server.items
    #expect(queue.count == items, "\(kilobytes) kB")
    var acknowledged = Set<String>()
    var refused: [(attempt: String, item: String, value: String)] = []
    for press in 0..<(items * 20) where refused.count < 5 {
      let next = (attempt: "p\(press)", item: queue[press % items], value: press / items % 2 == 0 ? "true" : "unclear")
      guard let answer = server.answer(next.item, next.value, attempt: next.attempt) else { break }
      if answer.status == 200 {
        acknowledged.insert(next.attempt)
      } else {
        refused.append(next)
        #expect(answer.status == 500 && answer.body.contains("A001") && answer.body.contains("No space left"))
      }
    }
    #expect(refused.count == 5 && !acknowledged.isEmpty, "\(kilobytes) kB: \(acknowledged.count) answers")
    #expect(try attempts(of: server) == acknowledged, "what was refused is not in the journal, not even half")
    let number = "\(server.processNumber)"
    let inside = "nsenter -t \(number) -m "
    #expect(try RootShell.run(inside + "mount -o remount,size=1g $D", ["D": folder.path("disk")]) == "")
    for press in refused {
      #expect(server.answer(press.item, press.value, attempt: press.attempt)?.status == 200)
      acknowledged.insert(press.attempt)
    }
    #expect(try attempts(of: server) == acknowledged)
    let checks = "cd $D; \"$ASIDE\" verify; sqlite3 aside.sqlite 'PRAGMA integrity_check; SELECT count(*) FROM verdict'"
    let said = try RootShell.run(inside + "sh -c \"$C\"", ["C": checks, "D": folder.path("disk")])
    let answered = min(acknowledged.count, items)
    #expect(said.contains("ann: \(acknowledged.count) lines, unbroken"), "\(said)")
    #expect(said.hasSuffix("ok\n\(answered)\n"), "\(kilobytes) kB: \(said)")
    #expect(server.stop().status == 130)
  }

  /// Names of the key presses in the journal as the server sees it.
  private static func attempts(of server: PageServer) throws -> Set<String> {
    let root = "/proc/\(server.processNumber)/root" + "/proc/\(server.processNumber)/cwd"
    let text = try String(contentsOfFile: root + "/aside.sqlite.verdicts/ann.jsonl", encoding: .utf8)
    #expect(text.hasSuffix("\n"))
    let lines = text.split(separator: "\n")
    let names = lines.compactMap {
      ((try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any])?["attempt"] as? String
    }
    #expect(Set(names).count == lines.count, "each press is one whole line")
    return Set(names)
  }

  // MARK: The terminal

  @Test func theTerminalSaysItOnceAndGoesOn() throws {
    let folder = try Self.store()
    for size in Self.moments(42) { try Self.fillTerminal(folder, kilobytes: size) }
  }

  /// Items are answered, taken back and answered again, so that the journal grows; then what is left is answered.
  private static func fillTerminal(_ folder: FaultFolder, kilobytes: Int) throws {
    let keys = String(repeating: "yzyzyzyzyzyzy", count: items)
    let audit = ["audit --terminal --auditor ann --tag evaluation.suspicion"] + options + folder.rules
    let script =
      mount + """

        printf %s "$KEYS" | "$ASIDE" \(audit.joined(separator: " ")) \\
          >$S/said 2>$S/errors; echo "status $?"
        wc -l <$S/errors
        grep -o '\\[[AL]0[0-9]*\\]' $S/errors
        grep -o '[0-9]* answered' $S/said | tail -1
        mount -o remount,size=1g $D
        "$ASIDE" verify | grep -o 'unbroken'
        yes y | head -n 500 | tr -d '\\n' | "$ASIDE" \(audit.joined(separator: " ")) \\
          >$S/said 2>&1; echo "status $?"
        grep -o '[0-9]* answered' $S/said | head -1
        grep -o '[0-9]* of [0-9]* answered' $S/said | tail -1
        "$ASIDE" verify | grep -o 'unbroken'
        sqlite3 aside.sqlite 'PRAGMA integrity_check; SELECT count(*) FROM verdict'
        """
    let variables = ["S": folder.url.path, "SIZE": "\(kilobytes)", "SCRIPT": script, "KEYS": keys]
    let said = try RootShell.run("exec unshare -m sh -c \"$SCRIPT\"", variables).split(separator: "\n").map(String.init)
    #expect(said.first == "status 74" && said.dropFirst().first == "1", "\(kilobytes) kB: \(said)")
    #expect(["[A001]", "[L006]"].contains(said.dropFirst(2).first), "\(kilobytes) kB: \(said)")
    // What was shown as answered is; an answer, or one taken back, may be kept without a word.
    let lines = said.filter { $0.hasSuffix(" answered") && !$0.contains(" of ") }
    let shown = lines.compactMap { Int($0.prefix { $0 != " " }) }
    #expect(shown.count == 2 && (-1...1).contains(shown[1] - shown[0]), "\(kilobytes) kB: \(said)")
    let rest = ["\(items) of \(items) answered", "unbroken", "ok", "\(items)"]
    #expect(said.contains("status 0") && [String](said.suffix(rest.count)) == rest, "\(kilobytes) kB: \(said)")
  }
}
