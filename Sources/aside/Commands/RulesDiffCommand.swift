import ArgumentParser
import BundledRules
import Evaluation
import Labelling
import Reporting
import RuleAnalysis
import RuleFormat

struct RulesDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Two rules folders on one dump: findings added, removed, moved; every figure.",
    discussion: """
      A finding is a span of a tag. It is moved when the other rules mark overlapping words of the tag, restanced when \
      they mark the same words and judge them otherwise. 'bundled' names the rules inside the program.

      Examples:
        aside rules diff bundled Rules dump.jsonl
        aside rules diff old/Rules Rules dump.jsonl --changes 50 --show-text
        aside rules diff bundled Rules Corpus/labelled --gold Corpus/labelled
      """)

  @Argument(help: "The rules folder before, or 'bundled'.")
  var old: String
  @Argument(help: "The rules folder after, or 'bundled'.")
  var new: String
  @OptionGroup var input: InputOptions
  @OptionGroup var table: TableOptions
  @Option(help: ArgumentHelp("What careful readers found: a file or a folder; again for more.", valueName: "file"))
  var gold: [String] = []
  @Option(help: ArgumentHelp("Changed findings to list.", valueName: "n"))
  var changes: Int = 20
  @Flag(help: "Quote the words of changed findings.")
  var showText = false

  func validate() throws {
    guard changes >= 0 else { throw ValidationError("--changes must not be negative.") }
  }

  func run() throws {
    let packs = try [old, new].map { folder in
      var option = RulesOption()
      option.rules = folder == "bundled" ? nil : folder
      return try option.pack()
    }
    let rows = gold.isEmpty ? [] : try GoldOption.rows(of: gold, packs[1])
    let (transcripts, unread) = try input.transcripts()
    if !gold.isEmpty { try GoldOption.demandOverlap(transcripts, rows, paths: gold) }
    let labelled = packs.map {
      InputOptions.labelled(transcripts, by: LabellingRules($0.unscreened, prepared: BundledRules.tables))
    }
    let diff = RuleDiff(old: labelled[0], packs[0], new: labelled[1], packs[1], gold: rows)
    switch table.to {
    case .table:
      let table = RuleDiffTable(style: Console.style(noColor: table.noColor))
      Console.write(table.render(diff, changes: changes, showText: showText))
    case .json:
      let writer = RuleAnalysisRecordWriter(tool: Aside.configuration.version, digest: packs[1].digest)
      Console.write(writer.text(diff, old: packs[0].digest))
    }
    try InputOptions.close(unread: unread)
  }
}
