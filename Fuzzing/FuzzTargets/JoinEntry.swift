import TranscriptModel
import TranscriptReading

/// A key of `--on` and, behind a NUL, a file that is joined by it.
final class JoinEntry: FuzzEntry {
  private let file: ScratchFile
  private let transcript = Transcript(id: "7", model: "m", source: TranscriptSource(path: "f"), parts: [])

  init() throws { file = try ScratchFile("rows.csv") }

  func run(_ input: [UInt8]) -> String? {
    let (first, rest) = InputPieces.two(input)
    guard let key = try? JoinKey(InputPieces.text(first)) else { return nil }
    file.write(rest)
    var reader = JoinedFileReader(path: file.path, keys: [key])
    guard let joined = try? reader.read() else { return nil }
    guard let (transcript, row) = joined.joined(transcript) else { return nil }
    if row < 0 || row >= joined.rowCount { return "row \(row) of \(joined.rowCount)" }
    return TranscriptCheck.broken(.transcript(transcript))
  }
}
