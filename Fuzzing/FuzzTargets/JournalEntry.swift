import Auditing
import Digests

/// Lines of a journal; one that says `"previous":"@"` gets the right hash, so that a chain goes on. Then a line is
/// written behind them and all are read again.
final class JournalEntry: FuzzEntry {
  static let auditor = "a"
  private static let mark = Array(#""previous":"@""#.utf8)
  private let file: ScratchFile
  private let store: String

  init() throws {
    file = try ScratchFile("s.verdicts/\(Self.auditor).jsonl")
    store = file.folder.appendingPathComponent("s").path
    _ = try VerdictJournal(store: store, auditor: Self.auditor)
  }

  func run(_ input: [UInt8]) -> String? {
    file.write(Self.chained(input))
    guard let journal = try? VerdictJournal(store: store, auditor: Self.auditor) else { return nil }
    let before = journal.entries
    _ = StandingAnswers(before)
    do throws(JournalError) {
      let last = before.last?.id ?? "none"
      let new = try journal.append(.undo(last), attempt: "key")
      let again = try VerdictJournal(store: store, auditor: Self.auditor)
      if again.entries != before + [new] { return "\(before.count) lines and one are read as \(again.entries.count)" }
      return again.entry(ofAttempt: "key") == new ? nil : "the key press is lost"
    } catch {
      return "a line behind \(before.count) others: \(error.message)"
    }
  }

  private static func chained(_ input: [UInt8]) -> [UInt8] {
    var previous = ""
    let lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map { line -> [UInt8] in
      let line = replacing(Array(line), with: previous)
      previous = ByteDigest.hexadecimal(ByteDigest.sha256(line))
      return line
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private static func replacing(_ line: [UInt8], with previous: String) -> [UInt8] {
    guard let range = line.firstRange(of: mark) else { return line }
    var result = Array(line[..<range.lowerBound])
    result += Array(#""previous":"\#(previous)""#.utf8)
    result += line[range.upperBound...]
    return result
  }
}
