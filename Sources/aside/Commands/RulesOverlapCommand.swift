import ArgumentParser
import Reporting
import RuleAnalysis

struct RulesOverlapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlap", abstract: "Pairs of rules that mark the same words of a dump.",
    discussion: """
      The Jaccard index of two rules is the bytes that both mark over the bytes that one of them marks. Pairs of one \
      tag near 1 are one rule written twice; pairs of two tags show where the tags are not told apart.

      Examples:
        aside rules overlap dump.jsonl
        aside rules overlap Corpus/labelled --rules Rules --least 0.2
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption
  @OptionGroup var table: TableOptions
  @Option(help: ArgumentHelp("Only pairs with at least this Jaccard index.", valueName: "0...1"))
  var least: Double = 0.5

  func validate() throws {
    guard (0...1).contains(least) else { throw ValidationError("--least must lie between 0 and 1.") }
  }

  func run() throws {
    let pack = try rules.pack().unscreened
    let (texts, unread) = try input.labelled(by: pack)
    let overlap = RuleOverlap(texts)
    switch table.to {
    case .table:
      Console.write(RuleOverlapTable(style: Console.style(noColor: table.noColor)).render(overlap, least: least))
    case .json:
      let writer = RuleAnalysisRecordWriter(tool: Aside.configuration.version, digest: pack.digest)
      Console.write(writer.text(overlap, least: least))
    }
    try InputOptions.close(unread: unread)
  }
}
