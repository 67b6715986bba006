import Foundation
import Testing
import TranscriptModel
import TranscriptReading

@testable import BatchLabelling

@Suite struct TranscriptIntakeTests {
  private func transcript(_ id: String, epoch: Int? = nil, model: String? = nil, answer: String = "A") -> Transcript {
    Transcript(
      id: id, model: model, epoch: epoch, source: TranscriptSource(path: "f"),
      parts: [Part(kind: .answer, text: UTF8Text(answer))])
  }

  private func joined(_ text: String) throws -> JoinedFile {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    var reader = JoinedFileReader(path: file.path, keys: [try JoinKey("id=k")])
    return try reader.read()
  }

  @Test func joinedRowsComeBeforeDefaultsAndFilter() throws {
    let intake = TranscriptIntake(
      join: try joined(#"{"k":"a","model":"joined","condition":{"tier":"free"}}"#),
      defaults: TranscriptDefaults(model: "default", condition: ["tier": .string("paid"), "x": .string("y")]),
      filter: try TranscriptFilter(#"condition.tier == "free" and condition.x == "y""#))
    var counts = IntakeCounts()
    let first = try #require(intake.admitted(transcript("a"), &counts))
    #expect(first.model == "joined" && first.condition == ["tier": .string("free"), "x": .string("y")])
    #expect(intake.admitted(transcript("b"), &counts) == nil)
    #expect(counts.filtered == 1 && counts.withoutRow == 1 && counts.joinedRows == [0])
  }

  @Test func visibilityIsThatOfTheExtractedText() throws {
    var counts = IntakeCounts()
    let intake = TranscriptIntake(filter: try TranscriptFilter(#"visibility == "full""#))
    let tagged = transcript("a", answer: "<think>I think.</think>A")
    // The transcript goes on as it was read; extraction is labelling's work.
    #expect(intake.admitted(tagged, &counts) == tagged)
    #expect(intake.admitted(transcript("b"), &counts) == nil)
    #expect(counts.filtered == 1)
  }

  @Test func aFieldThatNoTranscriptHasIsNamed() throws {
    let intake = TranscriptIntake(filter: try TranscriptFilter("condition.teir == 1 or epoch == 1 or has model"))
    var report = IntakeReport()
    #expect(report.lines(intake) == ["left out by --where: 0 transcripts"])
    for item in [transcript("a", epoch: 1), transcript("b")] {
      var counts = IntakeCounts()
      _ = intake.admitted(item, &counts)
      report.add(counts)
    }
    #expect(report.lines(intake).last == "--where: no transcript has 'condition.teir', 'model'")
  }

  @Test func theReportCountsBothSides() throws {
    let intake = TranscriptIntake(
      join: try joined("{\"k\":\"a\"}\n{\"k\":\"b\"}\n{\"k\":\"b\"}\n{\"j\":1}\nnope"),
      filter: try TranscriptFilter("epoch == 1"))
    var report = IntakeReport()
    for item in [transcript("a", epoch: 1), transcript("a", epoch: 2), transcript("c", epoch: 1)] {
      var counts = IntakeCounts()
      _ = intake.admitted(item, &counts)
      report.add(counts)
    }
    #expect(
      report.lines(intake) == [
        "left out by --where: 1 transcript",
        "--join: 2 transcripts joined; 1 without a row; 1 of 2 rows without a transcript; "
          + "1 row not used, the key came before; 1 row without the key; 1 row not read, no JSON object",
      ])
    #expect(report.isIncomplete(intake))
    #expect(IntakeReport().lines(TranscriptIntake()).isEmpty && !IntakeReport().isIncomplete(TranscriptIntake()))
  }
}
