import ArgumentParser
import BundledRules
import Labelling
import Reporting
import RuleFormat
import YAMLDocuments

/// Which rules a command uses.
struct RulesOption: ParsableArguments {
  @Option(help: ArgumentHelp("Use this rules folder instead of the bundled one.", valueName: "dir"))
  var rules: String?

  func files() throws -> RuleFiles {
    guard let rules else { return BundledRules.files }
    do throws(Diagnostics) {
      return try RuleFiles.folder(rules)
    } catch {
      throw report(error.items)
    }
  }

  func pack() throws -> RulePack { try pack(of: files()) }

  func pack(of files: RuleFiles) throws -> RulePack {
    do throws(Diagnostics) {
      return try RulePack(files)
    } catch {
      throw report(error.items)
    }
  }

  /// Shows the mistakes on standard error and gives the error to throw.
  private func report(_ items: [Diagnostic]) -> Error {
    let renderer = DiagnosticRenderer(style: Console.style(noColor: false, descriptor: 2), folder: rules ?? "")
    Console.note(renderer.render(items))
    Console.count(items, " in the rules")
    return ExitStatus.invalidData.error
  }
}
