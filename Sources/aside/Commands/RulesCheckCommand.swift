import ArgumentParser
import BundledRules
import Labelling
import Reporting
import RuleAnalysis
import RuleFormat
import YAMLDocuments

struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a rules folder: every mistake of every file, and every example.",
    discussion: """
      Patterns that cost time on every text are legal; a warning says what they cost (R018, R019). So are those for \
      which a text was found that takes very long; the warning shows such a text (R020, R021, R024).
      Exit codes: 0 all is well; 1 an example breaks its promise; 65 a file is malformed.

      Examples:
        aside rules check                    the bundled rules
        aside rules check Rules
        aside rules check Rules --search-seconds 600    every pattern is searched for texts that take long
      """)

  @Argument(help: "A rules folder; the bundled rules by default.")
  var folder: String?

  @Option(help: ArgumentHelp("The same as the argument.", valueName: "dir"))
  var rules: String?

  @Option(
    help: """
      Processor time for texts that take long: patterns are searched until it is over, those of files that are not as the \
      bundled ones first.
      """)
  var searchSeconds = 3.0

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    guard searchSeconds >= 0, searchSeconds <= 1e9 else {
      throw ValidationError("--search-seconds takes 0 (no search) to 1e9.")
    }
  }

  func run() throws {
    let renderer = DiagnosticRenderer(
      style: Console.style(noColor: noColor, descriptor: 2), folder: folder ?? rules ?? "")
    let files: RuleFiles
    do throws(Diagnostics) {
      files = try self.files()
    } catch {
      throw report(error.items, renderer, as: .invalidData)
    }
    let (pack, problems) = RulePack.read(files)
    // Broken modifiers or tags would break examples that are sound.
    let areExamplesRun = problems.allSatisfy { $0.path.hasPrefix("Cues/") }
    let result = areExamplesRun ? RuleExampleCheck(pack).run() : .init()
    if !result.surprises.isEmpty { Console.note(renderer.render(result.surprises)) }
    if !problems.isEmpty { throw report(problems + result.problems, renderer, as: .invalidData) }
    if !result.problems.isEmpty { throw report(result.problems, renderer, as: .checkFailed) }
    if let calibration = pack.calibration, calibration.source.rulesDigest != files.digestWithoutCalibration {
      Console.note("calibration.yaml was fitted to other rules; its weights still apply. 'aside calibrate' fits anew.")
    }
    if pack.hasForeignScreen { Console.note(ScreenedRulesOption.foreignScreen) }
    Console.write(
      "\(pack.rules.count) rules, \(pack.modifiers.count) modifiers, \(result.executed) examples: all is well"
        + "\(warn(files, pack, renderer))\n")
  }

  /// Shows what is legal and costs time; gives the words about it for the last line.
  private func warn(_ files: RuleFiles, _ pack: RulePack, _ renderer: DiagnosticRenderer) -> String {
    let lint = PatternLint(files, pack)
    let attacks = AttackLint(lint, seconds: searchSeconds).result(of: pack, first: changed(files))
    let warnings = lint.warnings(of: pack) + attacks.warnings
    if !warnings.isEmpty { Console.note(renderer.render(warnings)) }
    if attacks.unsearched > 0 {
      Console.error(
        "\(attacks.unsearched) patterns were not searched for texts that take long; --search-seconds gives more time.")
    }
    return warnings.isEmpty ? "" : "; \(warnings.count) warning\(warnings.count == 1 ? "" : "s") about cost"
  }

  /// Files that the bundled rules lack, or have otherwise.
  private func changed(_ files: RuleFiles) -> Set<String> {
    let bundled = Dictionary(BundledRules.files.files.map { ($0.path, $0.text) }) { first, _ in first }
    return Set(files.files.filter { bundled[$0.path] != $0.text }.map(\.path))
  }

  private func report(_ items: [Diagnostic], _ renderer: DiagnosticRenderer, as status: ExitStatus) -> any Error {
    Console.note(renderer.render(items))
    let broken = items.count { $0.code == RuleCode.brokenExample.rawValue }
    let parts = [
      broken < items.count ? "\(items.count - broken) mistake\(items.count - broken == 1 ? "" : "s")" : nil,
      broken > 0 ? "\(broken) example\(broken == 1 ? " breaks its" : "s break their") promise" : nil,
    ]
    let more = items.first.map { "; 'aside help errors \($0.code)' says more" } ?? ""
    Console.error(parts.compactMap { $0 }.joined(separator: ", ") + more)
    return status.error
  }

  private func files() throws(Diagnostics) -> RuleFiles {
    guard let folder = folder ?? rules else { return BundledRules.files }
    return try RuleFiles.folder(folder)
  }
}
