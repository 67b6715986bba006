import ArgumentParser
import Evaluation
import RuleFormat
import TranscriptReading
import YAMLDocuments

/// Labels by careful readers that a command measures against.
struct GoldOption: ParsableArguments {
  @Option(help: ArgumentHelp("What careful readers found: a file or a folder.", valueName: "file"))
  var gold: String

  /// Ends with 66 when there is no such file, with 65 for mistakes in it.
  func rows(_ pack: RulePack) throws -> [GoldRow] {
    let files: [String]
    do throws(InputPaths.Missing) {
      files = try InputPaths([gold]).files
    } catch {
      throw InputOptions.missing(error)
    }
    var reader = GoldReader(pack)
    do throws(Diagnostics) {
      return try reader.read(files)
    } catch {
      throw InputOptions.report(error.items, as: .invalidData)
    }
  }

  /// Says that gold and dump have no text in common; 65.
  func noOverlap(goldID: String?, dumpID: String?) -> any Error {
    let problem = Diagnostic(
      code: GoldCode.noOverlap, message: "no labelled text has an id that the gold has", path: gold,
      help: "gold has ids such as '\(goldID ?? "")', the dump '\(dumpID ?? "")'")
    return InputOptions.report([problem], as: .invalidData)
  }
}
