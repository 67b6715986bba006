import ArgumentParser
import BatchLabelling
import Evaluation
import Reporting
import RuleFormat

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Fit scores as probabilities to gold: the weights of calibration.yaml.",
    discussion: """
      One regularised logistic model per tag over features that can be read from its cues; penalty and threshold by \
      five-fold cross-validation over prompts. Tags with fewer than ten present texts are not fitted and keep the \
      score of their rules. Cues are right more often in texts that the rules were written with: name the others with \
      --unseen, and probabilities will fit texts of that kind. Gold is as for 'aside evaluate'. The same input gives the same bytes.

      Examples:
        aside calibrate dump.jsonl --gold gold.csv --fitted-on 'our dump of May' -o Rules/calibration.yaml
        aside calibrate Corpus/labelled --gold Corpus/labelled > calibration.yaml
        aside calibrate texts/ --gold texts/ --sentences Rules/sentences.yaml --silent quiet/ -o Rules/calibration.yaml
        aside calibrate texts/ --gold texts/ --unseen texts/held-out.jsonl -o Rules/calibration.yaml
        aside calibrate texts/ --gold texts/ --in-use texts/dump.jsonl -o Rules/calibration.yaml
        aside calibrate texts/ --gold texts/ --precise compliance.performative -o Rules/calibration.yaml
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RulesOption
  @OptionGroup var gold: GoldOption

  @Option(name: [.customShort("o"), .long], help: "Write here instead of standard output.")
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A file or folder among the paths that no rule was written for; may be repeated. Figures go by it.",
      valueName: "path"))
  var unseen: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      A file or folder among the paths of what models in use have said, unseen too; may be repeated. Scores are put right \
      by it as much as by all others, and thresholds go so, but those of --precise by all unseen ones alike.
      """,
      valueName: "path"))
  var inUse: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Learn words of the sentences that gold quotes as well, and phrases from two thousand such sentences on, and write \
      them here: Rules/sentences.yaml.
      """,
      valueName: "file"))
  var sentences: String?

  @Option(
    help: ArgumentHelp(
      "Learn in which texts rules are worth searching for as well, and write it here: Rules/screen.yaml.",
      valueName: "file"))
  var screen: String?

  @Option(
    help: ArgumentHelp(
      "With --sentences or --screen: a file or folder of texts that hold nothing; may be repeated.", valueName: "path"))
  var silent: [String] = []

  @Option(
    help: ArgumentHelp(
      "A tag that is to be right 85 times of 100 when it is found, at the cost of F1; may be repeated.",
      valueName: "tag"))
  var precise: [String] = []

  @Option(help: ArgumentHelp("Which texts these are and their licence; the paths by default.", valueName: "text"))
  var fittedOn: String?

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    if sentences == nil, screen == nil, !silent.isEmpty {
      throw ValidationError("'--silent' needs '--sentences' or '--screen'.")
    }
  }

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    try OutputFiles.check(
      ["-o": output, "--sentences": sentences, "--screen": screen],
      apartFrom: input.read(files) + gold.files() + silentFiles())
    let ruleFiles = try rules.files()
    // Weights are fitted to what rules find, wherever they are searched for.
    let pack = try rules.pack().unscreened
    try AuditTags.checked(precise, pack)
    let (texts, unread) = try texts(files.files, intake, pack, origins(among: files.files))
    let quiet = try silentTexts(intake)
    let words = sentences.map { _ in learned(texts, quiet, pack) }
    let fit = CalibrationFit(rows(texts, pack, words), tags: pack.tags.map(\.id), precise: Set(precise))
    let source = FitSource(
      fittedOn: sourceDescription, goldDigest: fit.digest, rulesDigest: ruleFiles.digestWithoutCalibration,
      rows: fit.rows,
      prompts: fit.prompts)
    let calibration = Calibration(source: source, models: fit.models)
    let searched = try screen.map { _ in try screenFit(texts, quiet, pack, digest: ruleFiles.searchDigest) }
    if let sentences, let words { try write(SentenceFileWriter().text(words.model), to: sentences) }
    if let screen, let searched { try write(ScreenFileWriter().text(searched.model), to: screen) }
    try write(calibration, fit, pack)
    if unread > 0 {
      Console.error("\(unread) record\(unread == 1 ? "" : "s") could not be read; 'aside doctor' says which and why.")
      throw ExitStatus.incomplete.error
    }
  }

  /// Which texts the weights are fitted on, in words.
  var sourceDescription: String { fittedOn ?? input.paths.joined(separator: ", ") }

  private func write(_ calibration: Calibration, _ fit: CalibrationFit, _ pack: RulePack) throws {
    let style = Console.style(noColor: noColor, descriptor: output == nil ? 2 : 1)
    let table = CalibrationTable(style: style).render(
      calibration, recalibration: inUse.isEmpty ? nil : fit.recalibration, withheld: fit.withheld,
      tags: pack.tags.map(\.id))
    let text = CalibrationFileWriter().text(calibration)
    guard let output else {
      Console.note(table)
      return Console.write(text)
    }
    try write(text, to: output)
    Console.write(table)
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Console.sink(path).write(ArraySlice(Array(text.utf8)))
    } catch let error as SinkFailure {
      throw Console.exit(for: error)
    }
  }
}
