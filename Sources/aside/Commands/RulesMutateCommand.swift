import ArgumentParser
import Reporting
import RuleAnalysis
import RuleFormat

struct RulesMutateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Change the rules' examples so that they no longer count, and see whether they do.",
    discussion: """
      Each counting cue of each 'match' example is denied, said by someone else, quoted, copied from the prompt, and \
      dismissed, in fixed frames. A pair flips when the rule has no counting cue left there. The flip rate says how \
      much a rule goes by meaning; a bare keyword stays where it was. What does not apply is not tried, and counted: \
      beliefs are not dismissed, short sentences are no copies, some tags hold either way.

      Exit codes: 0 done; 1 the flip rate of all pairs is below --least.

      Examples:
        aside rules mutate
        aside rules mutate suspicion/ --rules Rules --texts 3
        aside rules mutate --least 0.9
      """)

  @OptionGroup var rules: RulesOption
  @OptionGroup var table: TableOptions
  @Argument(help: "Only rules whose id starts with this.")
  var prefix: String = ""
  @Option(help: ArgumentHelp("End with 1 when fewer pairs flip.", valueName: "0...1"))
  var least: Double?
  @Option(help: ArgumentHelp("Rules to list, the lowest rate first.", valueName: "n"))
  var worst: Int = 10
  @Option(help: ArgumentHelp("Texts that did not flip, to show for each listed rule.", valueName: "n"))
  var texts: Int = 0

  func validate() throws {
    if let least, !(0...1).contains(least) { throw ValidationError("--least must lie between 0 and 1.") }
    guard worst >= 0, texts >= 0 else { throw ValidationError("--worst and --texts must not be negative.") }
  }

  func run() throws {
    let pack = try rules.pack().unscreened
    let check = MutationCheck(pack, prefix: prefix)
    guard !check.rows.isEmpty else {
      throw ValidationError("no rule that looks into reasoning starts with '\(prefix)'; see 'aside rules list'.")
    }
    switch table.to {
    case .table:
      let style = Console.style(noColor: table.noColor)
      Console.write(MutationTable(style: style).render(check, worst: worst, texts: texts))
    case .json:
      let writer = RuleAnalysisRecordWriter(tool: Aside.configuration.version, digest: pack.digest)
      Console.write(writer.text(check))
    }
    if let least, check.total.rate ?? 0 < least { throw ExitStatus.checkFailed.error }
  }
}
