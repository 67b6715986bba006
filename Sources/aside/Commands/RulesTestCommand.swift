import ArgumentParser
import BundledRules
import BatchLabelling
import Labelling
import Reporting
import RuleFormat
import TranscriptReading

struct RulesTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the rules' examples, and all rules over a silent corpus.",
    discussion: """
      A silent corpus holds ordinary reasoning: every rule must stay silent on it, but for the entries of
      its known-false-alarms.csv (rule,transcript,reason). Exit 1 when an example or a rule fails.

      Examples:
        aside rules test
        aside rules test --rules Rules --silent Corpus/silent
      """)

  @OptionGroup var rules: RulesOption
  @Argument(help: "Only rules whose id starts with this.")
  var prefix: String = ""
  @Option(help: ArgumentHelp("Folder of ordinary reasoning.", valueName: "dir"))
  var silent: String?

  func run() throws {
    let pack = try rules.pack().unscreened
    guard prefix.isEmpty || pack.rules.contains(where: { $0.id.hasPrefix(prefix) }) else {
      throw ValidationError("no rule starts with '\(prefix)'; see 'aside rules list'.")
    }
    let renderer = DiagnosticRenderer(style: Console.style(noColor: false, descriptor: 2), folder: rules.rules ?? "")
    let result = RuleExampleCheck(pack).run(prefix: prefix)
    if !result.surprises.isEmpty { Console.note(renderer.render(result.surprises)) }
    if !result.problems.isEmpty { Console.note(renderer.render(result.problems)) }
    Console.write("examples: \(result.executed - result.problems.count) of \(result.executed) keep their promise\n")
    var alarms: [SilentCorpus.Alarm] = []
    if let silent {
      let corpus: SilentCorpus
      do throws(InputPaths.Missing) {
        corpus = try SilentCorpus(folder: silent)
      } catch {
        Console.error("there is no silent corpus at '\(error.path)'.")
        throw ExitStatus.missingInput.error
      }
      let report = corpus.run(LabellingRules(pack, prepared: BundledRules.tables))
      alarms = report.alarms.filter { $0.rule.hasPrefix(prefix) }
      for alarm in alarms {
        Console.write("\(alarm.transcript): \(alarm.rule) ‘\(TextStyle.visible(alarm.quote))’ \(alarm.stance)\n")
      }
      Console.write(
        "silent corpus: \(report.transcripts) transcripts, \(alarms.count) false alarms, \(report.known) known\n")
    }
    if !result.problems.isEmpty || !alarms.isEmpty { throw ExitStatus.checkFailed.error }
  }
}
