import Foundation
import TestSupport
import Testing
import TranscriptModel

/// Every fixture becomes exactly the transcripts that stand beside it in `<fixture>.golden.json`.
///
/// `RECORD_SNAPSHOTS=1` writes the goldens and fails the test, so that a person looks at the difference.
@Suite struct GoldenTests {
  @Test(arguments: Fixtures.files)
  func fileBecomesItsTranscripts(name: String) throws {
    try check(Reading.items(ofFile: Fixtures.folder.appendingPathComponent(name).path), against: name)
  }

  @Test(arguments: Fixtures.logs)
  func logBecomesItsTranscripts(name: String) throws {
    let zstd = try Reading.items(of: try Fixtures.archive(of: name), name: "log.eval")
    try check(zstd, against: name)
    let deflate = try Reading.items(of: try Fixtures.archive(of: name, method: .deflate), name: "log.eval")
    #expect(Reading.text(of: deflate) == Reading.text(of: zstd))
  }

  private func check(_ items: [Reading.Item], against name: String) throws {
    let text = Reading.text(of: items)
    let golden = Fixtures.folder.appendingPathComponent(name + ".golden.json")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(text.utf8).write(to: golden)
      Issue.record("recorded \(golden.lastPathComponent)")
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == text)
  }
}
