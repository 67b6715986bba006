import ArgumentParser
import Evaluation
import RuleFormat
import TranscriptModel
import TranscriptReading
import YAMLDocuments

/// Labels by careful readers that a command measures against.
struct GoldOption: ParsableArguments {
  @Option(help: ArgumentHelp("What careful readers found: a file or a folder; again for more.", valueName: "file"))
  var gold: [String]

  @Option(
    name: .customLong("gold-tag"),
    help: ArgumentHelp(
      "The tag or composite that the column 'target' of an Inspect Scout validation set is about.", valueName: "tag"))
  var goldTag: String?

  /// Ends with 66 when there is no such file.
  func files() throws -> [String] { try Self.files(of: gold) }

  /// Ends with 66 when there is no such file, with 65 for mistakes in it.
  func rows(_ pack: RulePack) throws -> [GoldRow] { try Self.rows(of: gold, target: goldTag, pack) }

  /// Says that gold and dump have no text in common; 65.
  func noOverlap(goldID: String?, dumpID: String?) -> any Error {
    Self.noOverlap(of: gold, goldID: goldID, dumpID: dumpID)
  }

  static func rows(of paths: [String], target: String? = nil, _ pack: RulePack) throws -> [GoldRow] {
    let files = try files(of: paths)
    var reader = GoldReader(pack, target: target)
    do throws(Diagnostics) {
      return try reader.read(files)
    } catch {
      throw InputOptions.report(error.items, as: .invalidData)
    }
  }

  private static func files(of paths: [String]) throws -> [String] {
    do throws(InputPaths.Missing) {
      return try InputPaths(paths).files
    } catch {
      throw InputOptions.missing(error)
    }
  }

  /// Ends the command with 65 when no transcript has gold.
  static func demandOverlap(_ transcripts: [Transcript], _ gold: [GoldRow], paths: [String]) throws {
    let known = Set(gold.map(\.id))
    guard !transcripts.contains(where: { known.contains($0.id) }) else { return }
    throw noOverlap(of: paths, goldID: gold.first?.id, dumpID: transcripts.first?.id)
  }

  private static func noOverlap(of paths: [String], goldID: String?, dumpID: String?) -> any Error {
    let seen = dumpID.map { "the dump has ids such as '\($0)'" } ?? "the dump has no transcripts"
    let problem = Diagnostic(
      code: GoldCode.noOverlap, message: "no labelled text has an id that the gold has",
      path: paths.joined(separator: ", "),
      help: "the gold has ids such as '\(goldID ?? "")', \(seen)")
    return InputOptions.report([problem], as: .invalidData)
  }
}
