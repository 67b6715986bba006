import TranscriptModel
import TranscriptReading

/// A filter expression, asked about two transcripts.
final class FilterEntry: FuzzEntry {
  private let labels = FilterLabels(tags: ["a.b", "evaluation.suspicion"], composites: ["c"])
  private let transcripts = [
    Transcript(id: "1", source: TranscriptSource(path: "f"), parts: []),
    Transcript(
      id: "x-2", model: "opus-4", promptID: "p", epoch: 3,
      condition: ["tier": .string("free"), "n": .number("1e3"), "flag": .bool(true), "none": .null],
      outcome: ["score": .number("0.25"), "a name": .string("Ünïcode")],
      source: TranscriptSource(path: "f", member: "m", line: 4),
      parts: [Part(kind: .reasoning, text: UTF8Text("I think."))]),
  ]

  func run(_ input: [UInt8]) -> String? {
    let text = InputPieces.text(input)
    _ = try? FilterParser.parse(text, labels: labels)
    do throws(FilterError) {
      let filter = try TranscriptFilter(text)
      var present: UInt64 = 0
      for transcript in transcripts { present |= filter.verdict(on: transcript).present }
      _ = filter.missing(from: present)
    } catch {
      if error.message.isEmpty || error.offset < 0 || error.offset > text.unicodeScalars.count {
        return "a mistake at \(error.offset) of \(text.unicodeScalars.count): \(error.message)"
      }
    }
    return nil
  }
}
