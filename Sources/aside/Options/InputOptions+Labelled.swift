import BatchLabelling
import BundledRules
import Evaluation
import Labelling
import RuleFormat
import TranscriptModel
import TranscriptReading
import YAMLDocuments

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

  /// Reads a gold file or folder; mistakes in it end the command with 65, a missing one with 66.
  static func gold(_ path: String, _ pack: RulePack) throws -> [GoldRow] {
    let files: [String]
    do throws(InputPaths.Missing) {
      files = try InputPaths([path]).files
    } catch {
      throw missing(error)
    }
    var reader = GoldReader(pack)
    do throws(Diagnostics) {
      return try reader.read(files)
    } catch {
      throw report(error.items, as: .invalidData)
    }
  }

  /// Ends the command with 65 when no transcript has gold.
  static func demandOverlap(_ transcripts: [Transcript], _ gold: [GoldRow], path: String) throws {
    let known = Set(gold.map(\.id))
    guard !transcripts.contains(where: { known.contains($0.id) }) else { return }
    let problem = Diagnostic(
      code: GoldCode.noOverlap, message: "no labelled text has an id that the gold has", path: path,
      help: "gold has ids such as '\(gold.first?.id ?? "")', the dump '\(transcripts.first?.id ?? "")'")
    throw report([problem], as: .invalidData)
  }

  /// Ends the command with 2 when records could not be read.
  static func close(unread: Int) throws {
    guard unread > 0 else { return }
    Console.error("\(unread) records could not be read.")
    throw ExitStatus.incomplete.error
  }
}
