import Foundation
import TestSupport
import Testing

@Suite("an audit in a terminal", .serialized)
struct TerminalAuditTests {
  private func lines(_ text: String) -> [Substring] {
    text.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func isDrawnAnewWhenTheSizeChanges() throws {
    let folder = try AuditDump.store()
    let terminal = try PseudoTerminal(
      AuditDump.arguments("ann"), folder: folder.url, columns: 100, environment: ["NO_COLOR": "1"])
    #expect(terminal.waits(for: "q stop"))
    // Only what clears the screen is sent beside text.
    let sent = terminal.text.replacingOccurrences(of: "\u{1B}[H\u{1B}[2J", with: "")
    #expect(!sent.contains("\u{1B}") && sent.contains("␛[31m"))
    terminal.clear()
    terminal.resize(columns: 40)
    #expect(terminal.waits(for: "Is this evaluation.suspicion?") && terminal.waits(for: "stop"))
    let narrow = lines(terminal.text.replacingOccurrences(of: "\u{1B}[H\u{1B}[2J", with: ""))
    #expect(narrow.allSatisfy { $0.count <= 41 }, "\(narrow)")
    try terminal.type("\u{1B}[A\u{1B}[5~y")
    #expect(terminal.waits(for: "1 answered"))
    terminal.clear()
    try terminal.type("s\u{1B}")
    #expect(terminal.waits(for: "no choice was made"))
    try terminal.type("q")
    #expect(terminal.status() == 0)
    #expect(try AuditDump.journal("ann", in: folder).count == 1)
  }

  @Test func coloursAreForTerminals() throws {
    let folder = try AuditDump.store()
    let terminal = try PseudoTerminal(AuditDump.arguments("ann"), folder: folder.url)
    #expect(terminal.waits(for: "q stop"))
    #expect(terminal.text.contains("\u{1B}[1m"))
    try terminal.type("q")
    #expect(terminal.status() == 0)
  }

  /// What was shown as answered is in the journal, whenever the program is killed.
  @Test func nothingThatWasAcknowledgedIsLost() throws {
    let folder = try AuditDump.store()
    var generator = SeededGenerator(seed: 5)
    var answered = 0
    for round in 0..<4 {
      let terminal = try PseudoTerminal(AuditDump.arguments("ann", ["--repeats", "0"]), folder: folder.url)
      #expect(terminal.waits(for: " · \(answered) answered"), "round \(round): \(terminal.text)")
      for _ in 0..<2 {
        terminal.clear()
        try terminal.type("y")
        answered += 1
        #expect(terminal.waits(for: answered == 10 ? "all items" : " · \(answered) answered"))
      }
      // One more key, killed at any moment: it is there or it is not, but nothing is broken.
      try terminal.type("u")
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.02, using: &generator))
      terminal.killAtOnce()
      let there = try AuditDump.journal("ann", in: folder).count
      #expect(there == answered || there == answered + 1)
      answered = there
      #expect(try Program.run(["verify"], folder: folder.url).status == 0)
      if answered >= 8 { break }
    }
  }
}
