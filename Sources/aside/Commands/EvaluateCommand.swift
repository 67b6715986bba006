import ArgumentParser
import BundledRules
import BatchLabelling
import Evaluation
import Labelling
import Reporting
import RuleFormat
import TranscriptReading
import YAMLDocuments

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Labels against gold: precision, recall, F1, AUROC per tag.",
    discussion: """
      Gold is JSON Lines with id and tags (agreed and disputed where two readers labelled), or a table \
      id,tag,present. Intervals are resampled by prompt. Figures of tags with fewer than five present texts are \
      withheld.

      Examples:
        aside evaluate Corpus/labelled --gold Corpus/labelled
        aside evaluate dump.jsonl --gold gold.csv --worst 20 --show-text
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json }

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption

  @OptionGroup var gold: GoldOption

  @Option(help: "How to write the figures.")
  var format: Format = .table

  @Option(help: ArgumentHelp("Misses and false alarms to list.", valueName: "n"))
  var worst: Int = 0

  @Flag(help: "Show the quoted evidence of what is listed.")
  var showText = false

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    let pack = try rules.pack()
    let rows = try gold.rows(pack)
    let labeller = Labeller(LabellingRules(pack, prepared: BundledRules.tables))
    var labelled: [(text: LabelledTranscript, cluster: String)] = []
    var unread = 0
    TranscriptStream(files: files.files, options: input.reading, intake: intake).forEach { item in
      guard case .transcript(let transcript) = item else {
        unread += 1
        return true
      }
      labelled.append((labeller.label(transcript), transcript.promptID ?? transcript.id))
      return labelled.count < input.limit ?? .max
    }
    let evaluation = Evaluation(
      labelled, gold: rows, tags: pack.tags.map(\.id), composites: pack.composites.map(\.id))
    guard evaluation.matched > 0 else {
      throw gold.noOverlap(goldID: rows.first?.id, dumpID: labelled.first?.text.transcript.id)
    }
    write(evaluation, pack)
    if unread > 0 {
      Console.error("\(unread) records could not be read.")
      throw ExitStatus.incomplete.error
    }
  }

  private func write(_ evaluation: Evaluation, _ pack: RulePack) {
    switch format {
    case .table:
      let table = EvaluationTable(style: Console.style(noColor: noColor))
      Console.write(table.render(evaluation, mistakes: worst, showText: showText))
    case .json:
      var json = JSONWriter()
      EvaluationRecordWriter(tool: Aside.configuration.version, digest: pack.digest).write(evaluation, to: &json)
      Console.write(String(decoding: json.bytes, as: UTF8.self))
    }
  }
}
