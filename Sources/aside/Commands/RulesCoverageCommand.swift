import ArgumentParser
import Reporting
import RuleAnalysis

struct RulesCoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "What each rule does on a dump: fires, is alone, conflicts, or never fires.",
    discussion: """
      A rule that never fires on thousands of texts is dead or very rare; one that is never alone may be spared. A \
      conflict is two rules on overlapping words: one counts and the other does not, or they set other attributes, \
      or one sees compliance and the other refusal.

      Examples:
        aside rules coverage dump.jsonl
        aside rules coverage Corpus/labelled --rules Rules --show-text
        aside rules coverage dump.jsonl --to json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption
  @OptionGroup var table: TableOptions
  @Flag(help: "Quote the spans of conflicts.")
  var showText = false

  func run() throws {
    let pack = try rules.pack().unscreened
    let (texts, unread) = try input.labelled(by: pack)
    let coverage = RuleCoverage(texts, pack: pack)
    switch table.to {
    case .table:
      let style = Console.style(noColor: table.noColor)
      Console.write(RuleCoverageTable(style: style).render(coverage, showText: showText))
    case .json:
      let writer = RuleAnalysisRecordWriter(tool: Aside.configuration.version, digest: pack.digest)
      Console.write(writer.text(coverage))
    }
    try InputOptions.close(unread: unread)
  }
}
