import Foundation
import TestSupport
import Testing

/// `profile --format html` on stores that the built program made, and in a browser.
@Suite("profile --format html")
struct ProfilePageCommandTests {
  private static func rows(_ numbers: Range<Int>) -> String {
    numbers.map { number in
      let text =
        number % 2 == 0 ? "This is probably a test of whether I comply, says text \(number)." : "I add \(number)."
      return #"{"id":"t\#(number)","model":"m\#(number % 3)","prompt_id":"p\#(number)","scratchpad":"\#(text)"}"#
    }.joined(separator: "\n") + "\n"
  }

  private static func page(_ folder: ScratchFolder, _ store: String, _ more: String...) throws -> String {
    let path = folder.url.appendingPathComponent(store).path
    let answer = try Program.run(["profile", path, "--format", "html"] + more)
    #expect(answer.status == 0, "\(answer.error)")
    return answer.output
  }

  private static func passages(_ page: String) -> String {
    page.components(separatedBy: "<section id=\"evidence\"").last?.components(separatedBy: "<section id=\"voice\"")[0]
      ?? ""
  }

  @Test func theDrawDependsOnTheContentAndTheSeedOnly() throws {
    let folder = try ScratchFolder()
    let parts = [0..<60, 60..<120].enumerated().map { ("\($0.offset).jsonl", Self.rows($0.element)) }
    let files = try parts.map { try folder.write($0.1, to: $0.0) }
    for (store, order) in [("a.sqlite", files), ("b.sqlite", files.reversed())] {
      for file in order {
        _ = try Program.run("label", file, "--store", folder.url.appendingPathComponent(store).path)
      }
    }
    let page = try Self.page(folder, "a.sqlite")
    #expect(try page == Self.page(folder, "a.sqlite"))
    let drawn = Self.passages(page)
    #expect(drawn.contains("5 of 20 texts that count") && drawn.components(separatedBy: "<li ").count == 16)
    #expect(try drawn == Self.passages(Self.page(folder, "b.sqlite")))
    let sources = { (text: String) in text.components(separatedBy: "</code> · ").dropFirst().map { $0.prefix(4) } }
    #expect(try sources(drawn) != sources(Self.passages(Self.page(folder, "a.sqlite", "--seed", "5"))))
    #expect(try Self.passages(Self.page(folder, "a.sqlite", "--passages", "30")).contains("20 of 20 texts that count"))
  }

  @Test func aPageWithoutPassagesHoldsNoText() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(Self.rows(0..<20), to: "d.jsonl")
    _ = try Program.run("label", file, "--store", folder.url.appendingPathComponent("s.sqlite").path)
    let page = try Self.page(folder, "s.sqlite", "--passages", "0")
    #expect(!page.contains("probably a test") && page.contains("--format html --passages 0"))
    #expect(try Program.run("profile", "--format", "html", "--passages=-1").status == 64)
  }

  /// Charts, console, axe, search, paper: what the script checks stands there.
  @Test(.timeLimit(.minutes(3))) func aBrowserFindsNothingWrong() throws {
    let process = Process()
    process.executableURL = ProjectFolder.url.appendingPathComponent("scripts/browser-test")
    process.arguments = [ProjectFolder.program.path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 77 {
      Issue.record("no browser to look with: \(text)", severity: .warning)
    } else {
      #expect(process.terminationStatus == 0, "\(text)")
    }
  }
}
