import BatchLabelling
import BundledRules
import Labelling
import RuleFormat
import TranscriptModel
import TranscriptReading

/// A whole dump in memory, for the tools that compare rules.
extension InputOptions {
  /// All transcripts of the input as the readers gave them, and how many records could not be read.
  func transcripts() throws -> (transcripts: [Transcript], unread: Int) {
    let intake = try intake()
    let files = try files()
    var transcripts: [Transcript] = []
    var unread = 0
    TranscriptStream(files: files.files, options: reading, intake: intake).forEach { item in
      if case .transcript(let transcript) = item { transcripts.append(transcript) } else { unread += 1 }
      return transcripts.count + unread < limit ?? .max
    }
    return (transcripts, unread)
  }

  /// Transcripts that are searched together: more take memory, fewer take time.
  private static let batch = 64

  static func labelled(_ transcripts: [Transcript], by rules: LabellingRules) -> [LabelledTranscript] {
    let labeller = Labeller(rules)
    return stride(from: 0, to: transcripts.count, by: batch).flatMap { start in
      labeller.label(Array(transcripts[start..<min(start + batch, transcripts.count)]))
    }
  }

  /// The input labelled with the rules of `pack`, and how many records could not be read.
  func labelled(by pack: RulePack) throws -> (texts: [LabelledTranscript], unread: Int) {
    let (transcripts, unread) = try transcripts()
    return (Self.labelled(transcripts, by: LabellingRules(pack, prepared: BundledRules.tables)), unread)
  }

  /// Ends the command with 2 when records could not be read.
  static func close(unread: Int) throws {
    guard unread > 0 else { return }
    Console.error("\(unread) record\(unread == 1 ? "" : "s") could not be read; 'aside doctor' says which and why.")
    throw ExitStatus.incomplete.error
  }
}
