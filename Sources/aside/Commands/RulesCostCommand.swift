import ArgumentParser
import BatchLabelling
import ReasoningExtraction
import Reporting
import RuleAnalysis
import RuleFormat

struct RulesCostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Show which rules and patterns take the time on a dump, and warn of costly ones.",
    discussion: """
      Shares are of the time in PCRE2. A pattern is tried only where the literals stand that every match must hold; \
      one without such a literal (R018), or with literals that are in most texts (R019), is shown with its place. \
      'ms/MB' are milliseconds for a megabyte of reasoning; 'of places' is where PCRE2 was let start. 'learned words' are \
      the entries of the lexicon that sentences.yaml names.

      Examples:
        aside rules cost dump.jsonl --limit 500
        aside rules cost dump.jsonl --rules Rules --top 5 --literals
        aside rules cost dump.jsonl --to json
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption
  @OptionGroup var table: TableOptions
  @Flag(help: "Show the literals that are looked for; the starred ones say where to look.")
  var literals = false
  @Option(help: "Rules to list.")
  var top: Int = 15

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    let pack = try rules.pack().unscreened
    let meter = RuleCostMeter(pack, files: try rules.files())
    var transcripts = 0
    var unread = 0
    TranscriptStream(files: files.files, options: input.reading, intake: intake).forEach { item in
      if case .transcript(let transcript) = item {
        let parts = ReasoningExtractor.extract(transcript).parts.filter { $0.kind == .reasoning }
        for part in parts where part.visibility == .full || part.visibility == .summary { meter.add(part.text) }
      } else {
        unread += 1
      }
      transcripts += 1
      return transcripts < input.limit ?? .max
    }
    let cost = meter.cost()
    switch table.to {
    case .table:
      Console.write(
        RuleCostTable(style: Console.style(noColor: table.noColor)).render(cost, top: top, showLiterals: literals))
      let style = Console.style(noColor: table.noColor, descriptor: 2)
      if !cost.warnings.isEmpty {
        Console.note(DiagnosticRenderer(style: style, folder: rules.rules ?? "").render(cost.warnings))
      }
    case .json:
      let writer = RuleAnalysisRecordWriter(tool: Aside.configuration.version, digest: pack.digest)
      Console.write(writer.text(cost))
    }
    try InputOptions.close(unread: unread)
  }
}
