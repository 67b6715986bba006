import ArgumentParser
import BundledRules
import Labelling
import Reporting
import RuleFormat
import YAMLDocuments

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a rules folder: every mistake of every file, and every example.",
    discussion: """
      Exit codes: 0 all is well; 1 an example breaks its promise; 65 a file is malformed.

      Examples:
        aside rules check                    the bundled rules
        aside rules check Rules
      """)

  @Argument(help: "A rules folder; the bundled rules by default.")
  var folder: String?

  @Option(help: ArgumentHelp("The same as the argument.", valueName: "dir"))
  var rules: String?

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    let renderer = DiagnosticRenderer(style: Console.style(noColor: noColor, descriptor: 2), folder: folder ?? rules ?? "")
    let pack: RulePack
    do throws(Diagnostics) {
      pack = try RulePack(try files())
    } catch {
      Console.note(renderer.render(error.items))
      Console.error("\(error.items.count) mistake\(error.items.count == 1 ? "" : "s")")
      throw ExitStatus.invalidData.error
    }
    let result = RuleExampleCheck(pack).run()
    if !result.surprises.isEmpty { Console.note(renderer.render(result.surprises)) }
    if !result.problems.isEmpty {
      Console.note(renderer.render(result.problems))
      Console.error("\(result.problems.count) of \(result.executed) examples break their promise")
      throw ExitStatus.checkFailed.error
    }
    Console.write(
      "\(pack.rules.count) rules, \(pack.modifiers.count) modifiers, \(result.executed) examples: all is well\n")
  }

  private func files() throws(Diagnostics) -> RuleFiles {
    guard let folder = folder ?? rules else { return BundledRules.files }
    return try RuleFiles.folder(folder)
  }
}
