import Foundation
import ModelProfiles
import Reporting
import TestSupport
import Testing

@Suite struct ProfileTableTests {
  private static let golden = ProjectFolder.url.appendingPathComponent("Tests/ReportingTests/Goldens/profile.txt")

  /// `RECORD_SNAPSHOTS=1` writes the golden and fails the test, so that a person looks at the difference.
  @Test func theTableIsTheGoldenOne() throws {
    let text = ProfileTable(style: .plain).render(try MadeProfile.make(audit: true))
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(text.utf8).write(to: Self.golden)
      Issue.record("recorded profile.txt")
    }
    #expect(try String(contentsOf: Self.golden, encoding: .utf8) == text)
  }

  @Test func itFitsEightyColumns() throws {
    let long = "a-lab-with-a-long-name/" + String(repeating: "x", count: 90)
    let text = ProfileTable(style: .plain).render(try MadeProfile.make(audit: true, models: [long, "b"]))
    for line in text.split(separator: "\n")
    where line.contains(" ") && !line.contains(String(repeating: "x", count: 60)) {
      #expect(line.count <= 80, "\(line.count): \(line)")
    }
  }

  @Test func colourOnlyAddsColour() throws {
    let profile = try MadeProfile.make()
    let coloured = ProfileTable(style: TextStyle(isColoured: true)).render(profile)
    let plain = coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")
    #expect(coloured != plain && plain == ProfileTable(style: .plain).render(profile))
  }

  @Test func namesCannotSteerATerminal() throws {
    let text = ProfileTable(style: .plain).render(try MadeProfile.make(models: ["evil\u{1B}[31m\u{202E}", "b"]))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && text.contains("<U+202E>"))
  }

  @Test func auditedRatesComeFirst() throws {
    let text = ProfileTable(style: .plain).render(try MadeProfile.make(audit: true))
    #expect(text.contains("  audited (32 read); raw 40.0, Rogan–Gladen"))
  }
}
