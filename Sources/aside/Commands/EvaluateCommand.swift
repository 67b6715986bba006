import ArgumentParser
import BatchLabelling
import Evaluation
import JSONWriting
import Labelling
import Reporting
import RuleFormat
import TranscriptReading
import YAMLDocuments

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Labels against gold: precision, recall, F1, AUROC, calibration per tag.",
    discussion: """
      Gold is JSON Lines with id and tags (agreed and disputed where two readers labelled; quote and stance where \
      they are known), a table id,tag,present, or a validation set of Inspect Scout. Intervals are resampled by prompt. Figures of tags with fewer than \
      five present texts are withheld, calibration under twenty.

      Examples:
        aside evaluate Corpus/labelled --gold Corpus/labelled
        aside evaluate dump.jsonl --gold gold.csv --by-rule --worst 20 --show-text
        aside evaluate dump.jsonl --gold gold.jsonl --to html -o evaluation.html
        aside evaluate dump.jsonl --gold scout.csv --gold-tag evaluation.suspicion
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, html }

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: ScreenedRulesOption

  @OptionGroup var gold: GoldOption

  @Option(name: [.long, .customLong("format")], help: "How to write the figures.")
  var to: Format = .table

  @Option(name: [.short, .long], help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var output: String?

  @Flag(help: "Also what each rule adds to its tag; JSON and the page always say it.")
  var byRule = false

  @Option(help: ArgumentHelp("Misses and false alarms to list, of each kind.", valueName: "n"))
  var worst: Int = 20

  @Flag(help: "Show the evidence of what is listed; without it no text of the dump is put out.")
  var showText = false

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    if worst < 0 { throw ValidationError("--worst must not be negative.") }
    if gold.gold.contains("-"), input.paths.contains("-") {
      throw ValidationError("standard input can be read once only.")
    }
  }

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    try OutputFiles.check(["-o": output], apartFrom: input.read(files) + gold.files())
    let labelling = try rules.labelling()
    let pack = labelling.pack
    let rows = try gold.rows(pack)
    let labeller = Labeller(labelling)
    var matching = GoldMatching(rows)
    var (read, unread) = (0, 0)
    var firstID: String?
    TranscriptStream(files: files.files, options: input.reading, intake: intake).forEach { item in
      guard case .transcript(let transcript) = item else {
        unread += 1
        return true
      }
      read += 1
      firstID = firstID ?? transcript.id
      matching.take(transcript, label: labeller.label)
      return read < input.limit ?? .max
    }
    try check(matching, rows, firstID)
    try write(Evaluation(matching, pack: pack), pack)
    if unread > 0 {
      Console.error("\(unread) record\(unread == 1 ? "" : "s") could not be read; `aside doctor` says which and why.")
      throw ExitStatus.incomplete.error
    }
  }

  /// Nothing is reported of labels that cannot be told to belong to the gold.
  private func check(_ matching: GoldMatching, _ rows: [GoldRow], _ firstID: String?) throws {
    if matching.pairs.isEmpty {
      throw gold.noOverlap(goldID: rows.first?.id, dumpID: firstID)
    }
    guard matching.ambiguous.isEmpty else {
      let problems = matching.ambiguous.map { id, first, second in
        Diagnostic(
          code: GoldCode.ambiguousID, message: "a second text has the id '\(id)', for which there is gold",
          path: second.path + (second.member.map { ":" + $0 } ?? ""), line: second.line ?? second.row ?? 1,
          help: "the first is \(first.name); pass each text once, or narrow with --where")
      }
      throw InputOptions.report(problems, as: .invalidData)
    }
  }

  private func write(_ evaluation: Evaluation, _ pack: RulePack) throws {
    let sink = try Console.sink(output)
    do {
      try sink.write(bytes(evaluation, pack)[...])
      try sink.finish()
    } catch {
      throw Console.exit(for: error)
    }
  }

  private func bytes(_ evaluation: Evaluation, _ pack: RulePack) -> [UInt8] {
    let tool = Aside.configuration.version
    switch to {
    case .table:
      let table = EvaluationTable(style: output == nil ? Console.style(noColor: noColor) : .plain)
      return Array(table.render(evaluation, mistakes: worst, byRule: byRule, showText: showText).utf8)
    case .json:
      var json = JSONWriter()
      EvaluationRecordWriter(tool: tool, digest: pack.digest, mistakes: worst, showText: showText)
        .write(evaluation, to: &json)
      return json.bytes
    case .html:
      let page = EvaluationPage(tool: tool, digest: pack.digest, mistakes: worst, showText: showText)
      return Array(page.render(evaluation).utf8)
    }
  }
}
