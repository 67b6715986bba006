import ArgumentParser
import BundledRules
import Labelling
import Reporting
import RuleAnalysis

struct RulesAblateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate", abstract: "Mask the words that trigger a tag and score again: how much of it is vocabulary.",
    discussion: """
      Trigger words are what the tag's counting cues mark in this dump, without words of grammar. They are replaced \
      by a word that no rule knows, wherever they stand in reasoning. A tag that hangs on one word is a keyword list; \
      one that stands without its strongest sentence has evidence to spare.

      Examples:
        aside rules ablate Corpus/labelled --gold Corpus/labelled
        aside rules ablate dump.jsonl --gold gold.csv --words 5
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption
  @OptionGroup var table: TableOptions
  @Option(help: ArgumentHelp("What careful readers found: a file or a folder; again for more.", valueName: "file"))
  var gold: [String]
  @Option(help: ArgumentHelp("Trigger words to show for each tag, ten at most.", valueName: "n"))
  var words: Int = 5

  func run() throws {
    let pack = try rules.pack().unscreened
    let rows = try GoldOption.rows(of: gold, pack)
    let (transcripts, unread) = try input.transcripts()
    try GoldOption.demandOverlap(transcripts, rows, paths: gold)
    let compiled = LabellingRules(pack, prepared: BundledRules.tables)
    let labelled = InputOptions.labelled(transcripts, by: compiled)
    let ablation = VocabularyAblation(labelled, gold: rows, rules: compiled)
    switch table.to {
    case .table:
      Console.write(AblationTable(style: Console.style(noColor: table.noColor)).render(ablation, words: words))
    case .json:
      let writer = RuleAnalysisRecordWriter(tool: Aside.configuration.version, digest: pack.digest)
      Console.write(writer.text(ablation))
    }
    try InputOptions.close(unread: unread)
  }
}
