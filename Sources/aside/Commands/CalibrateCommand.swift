import ArgumentParser
import BundledRules
import BatchLabelling
import Evaluation
import Labelling
import ReasoningExtraction
import Reporting
import RuleFormat
import TranscriptModel
import TranscriptReading

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
      A file or folder among the paths of what models in use have said, unseen too; may be repeated. Thresholds go by it \
      as much as by all others.
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
    let ruleFiles = try rules.files()
    // Weights are fitted to what rules find, wherever they are searched for.
    let pack = try rules.pack().unscreened
    try AuditTags.checked(precise, pack)
    let (texts, unread) = try texts(files.files, intake, pack, origins(among: files.files))
    let quiet = try silentTexts(intake)
    let words = sentences.map { _ in learned(texts, quiet, pack) }
    let fit = CalibrationFit(rows(texts, pack, words), tags: pack.tags.map(\.id), precise: Set(precise))
    let source = FitSource(
      fittedOn: origin, goldDigest: fit.digest, rulesDigest: ruleFiles.digestWithoutCalibration, rows: fit.rows,
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

  /// One text with gold, its reasoning not yet extracted.
  private struct GoldText {
    let transcript: Transcript
    let gold: GoldRow
    let origin: CalibrationRow.Origin
    var cluster: String { transcript.promptID ?? transcript.id }
  }

  /// The texts that gold speaks of, each once.
  private func texts(
    _ files: [String], _ intake: TranscriptIntake, _ pack: RulePack, _ origins: [String: CalibrationRow.Origin]
  ) throws -> (texts: [GoldText], unread: Int) {
    let goldRows = try gold.rows(pack)
    var open = Dictionary(goldRows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var texts: [GoldText] = []
    var seen: String?
    var count = 0
    var unread = 0
    TranscriptStream(files: files, options: input.reading, intake: intake).forEach { item in
      guard case .transcript(let transcript) = item else {
        unread += 1
        return true
      }
      seen = seen ?? transcript.id
      count += 1
      if let row = open.removeValue(forKey: transcript.id) {
        texts.append(
          GoldText(transcript: transcript, gold: row, origin: origins[transcript.source.path] ?? .seen))
      }
      return count < input.limit ?? .max
    }
    guard !texts.isEmpty else { throw gold.noOverlap(goldID: goldRows.first?.id, dumpID: seen) }
    return (texts, unread)
  }

  private func learned(_ texts: [GoldText], _ quiet: [Transcript], _ pack: RulePack) -> SentenceFit {
    let tags = pack.tags.map(\.id)
    let lexicon = LexiconSearch(LexiconSet(pack.lexicon))
    func words(_ transcript: Transcript, _ cluster: String, _ gold: GoldRow?) -> SentenceText {
      SentenceText(ReasoningExtractor.extract(transcript), cluster: cluster, gold: gold, tags: tags, lexicon)
    }
    let all =
      texts.map { words($0.transcript, $0.cluster, $0.gold) } + quiet.map { words($0, $0.promptID ?? $0.id, nil) }
    return SentenceFit(all, tags: tags, fittedOn: origin)
  }

  private func screenFit(
    _ texts: [GoldText], _ quiet: [Transcript], _ pack: RulePack, digest: String
  ) throws -> ScreenFit {
    let tags = pack.tags.map(\.id)
    func words(_ transcript: Transcript, _ cluster: String, _ gold: GoldRow?) -> ScreenText {
      ScreenText(ReasoningExtractor.extract(transcript), cluster: cluster, gold: gold, tags: tags)
    }
    let all =
      texts.map { words($0.transcript, $0.cluster, $0.gold) } + quiet.map { words($0, $0.promptID ?? $0.id, nil) }
    let examples = pack.rules.flatMap { $0.examples.match.map(\.text) }
    guard let fit = ScreenFit(all, examples: examples, rules: digest, fittedOn: origin) else {
      Console.error(
        "--screen needs \(ScreenFit.minimumPresent) texts in which gold finds a tag; nothing is written. "
          + "Without screen.yaml every text is searched.")
      throw ExitStatus.invalidData.error
    }
    return fit
  }

  /// Which texts the weights are fitted on, in words.
  private var origin: String { fittedOn ?? input.paths.joined(separator: ", ") }

  private func silentTexts(_ intake: TranscriptIntake) throws -> [Transcript] {
    var texts: [Transcript] = []
    TranscriptStream(files: try silentFiles(), options: input.reading, intake: intake).forEach { item in
      if case .transcript(let text) = item { texts.append(text) }
      return true
    }
    return texts
  }

  private func silentFiles() throws -> [String] {
    if silent.isEmpty { return [] }
    do throws(InputPaths.Missing) {
      // Beside silent texts stands a list of known false alarms.
      return try InputPaths(silent).files.filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".md") }
    } catch {
      throw InputOptions.missing(error)
    }
  }

  /// Labels by the words that have not seen a text's prompt, or by those of the rules folder.
  private func rows(_ texts: [GoldText], _ pack: RulePack, _ words: SentenceFit?) -> [CalibrationRow] {
    var pack = pack
    // A calibration that is there already would hide the learned sentences of tags that it finds absent.
    pack.calibration = nil
    let base = LabellingRules(pack, prepared: BundledRules.tables)
    let reader = FeatureReader(pack)
    let groups = Dictionary(grouping: texts) { words?.fold(of: $0.cluster) ?? 0 }
    return groups.sorted { $0.key < $1.key }.flatMap { _, texts in
      let model = words.map { $0.model(without: texts[0].cluster) }
      let labeller = Labeller(model.map { LabellingRules(base, sentences: $0) } ?? base)
      return texts.map { text in
        let labelled = labeller.label(text.transcript)
        return CalibrationRow(
          gold: text.gold, cluster: text.cluster, features: reader.features(of: labelled),
          texts: Self.texts(labelled.transcript), origin: text.origin)
      }
    }
  }

  /// By file; what is not named was seen.
  private func origins(among files: [String]) throws -> [String: CalibrationRow.Origin] {
    let unseen = try named(self.unseen, "--unseen", among: files).map { ($0, CalibrationRow.Origin.unseen) }
    let inUse = try named(self.inUse, "--in-use", among: files).map { ($0, CalibrationRow.Origin.inUse) }
    return Dictionary(unseen + inUse, uniquingKeysWith: { _, last in last })
  }

  /// Ends with 66 where there is no such file, with 64 where none of them is among the paths.
  private func named(_ paths: [String], _ option: String, among files: [String]) throws -> Set<String> {
    if paths.isEmpty { return [] }
    let named: Set<String>
    do throws(InputPaths.Missing) {
      named = Set(try InputPaths(paths).files)
    } catch {
      throw InputOptions.missing(error)
    }
    if let other = named.subtracting(files).min() {
      throw ValidationError("'\(option)' names '\(other)', which is not among the paths; add it to them.")
    }
    return named
  }

  private static func texts(_ transcript: Transcript) -> [String] {
    transcript.parts.filter { [.system, .prompt, .reasoning].contains($0.kind) }.map {
      $0.text.string(at: ByteRange(0, $0.text.count))
    }
  }

  private func write(_ calibration: Calibration, _ fit: CalibrationFit, _ pack: RulePack) throws {
    let style = Console.style(noColor: noColor, descriptor: output == nil ? 2 : 1)
    let table = CalibrationTable(style: style).render(calibration, withheld: fit.withheld, tags: pack.tags.map(\.id))
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
