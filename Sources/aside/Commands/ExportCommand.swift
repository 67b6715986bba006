import ArgumentParser
import Auditing
import BatchLabelling
import JSONWriting
import LabelStore
import Reporting
import RuleFormat
import YAMLDocuments

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "What auditors decided, as files for other tools and as examples of rules.",
    discussion: """
      Examples:
        aside export --to gold -o gold.jsonl
        aside evaluate dump.jsonl --gold gold.jsonl
        aside export lab.sqlite --to scout-validation --tag evaluation.suspicion -o suspicion.csv
        aside export --to label-studio -o tasks.json --labelling-config labels.xml
        aside export --to rule-examples --rules Rules --tag evaluation.suspicion --dry-run
        aside export --to rule-examples --rules Rules --rule suspicion/ --limit 2

      What was adjudicated stands above what auditors said; repeats do not count; marked words count as cues.
      gold: JSON Lines; what was not judged is not counted, what auditors differ on is disputed; marked words as quotes.
      scout-validation: CSV of Inspect Scout, one tag as target, several as label_ columns.
      label-studio: tasks, the rules' cues as predictions, one annotation for each auditor.
      rule-examples: writes the shortest piece of a judged text that keeps the rule doing what it did into the rule's \
      file, and runs its examples; with --rule, missed words become a todo_match of it. Exit 1 where one fails: that rule needs an edit.

      Exit codes: 0 done; 1 an example fails; 2 done, but some judged texts were left out (said on standard error); 64 \
      wrong usage; 65 invalid rules, store or journal; 66 no store or no verdicts; 74 write failed.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case gold
    case scoutValidation = "scout-validation"
    case labelStudio = "label-studio"
    case ruleExamples = "rule-examples"
  }

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Option(help: "What to write.")
  var to: Format

  @Option(name: [.short, .long], help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var output: String?

  @Option(name: .customLong("tag"), help: "Only these tags or composites; may be repeated.")
  var tags: [String] = []

  @Option(name: .customLong("auditor"), help: "Only these auditors' verdicts; may be repeated.")
  var auditors: [String] = []

  @Flag(help: "Also texts that nobody read, for which the answer to one with the same words stands.")
  var alike = false

  @Option(help: ArgumentHelp("For scout-validation: what stands in the column 'split'.", valueName: "name"))
  var split: String?

  @Option(
    help: ArgumentHelp("For label-studio: where to write the labelling configuration, as XML.", valueName: "file"))
  var labellingConfig: String?

  @OptionGroup var examples: RuleExampleOptions
  @OptionGroup var rules: RulesOption

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    if split != nil, to != .scoutValidation { throw ValidationError("--split needs --to scout-validation.") }
    if labellingConfig != nil, to != .labelStudio {
      throw ValidationError("--labelling-config needs --to label-studio.")
    }
    if to == .ruleExamples {
      guard rules.rules != nil else {
        throw ValidationError("--to rule-examples edits rule files: name their folder with --rules DIR.")
      }
      if output != nil { throw ValidationError("--to rule-examples writes into the rules folder; leave -o out.") }
    } else if let option = examples.given {
      throw ValidationError("\(option) needs --to rule-examples.")
    }
  }

  func run() throws {
    let files = try rules.files()
    let pack = try rules.pack()
    try check(tags, among: pack.tags.map(\.id) + pack.composites.map(\.id), "tag")
    try examples.check(pack)
    try OutputFiles.check(["-o": output, "--labelling-config": labellingConfig], apartFrom: [store])
    do {
      let opened = try LabelStore(existing: store)
      let export = try export(opened, pack)
      switch to {
      case .gold: try writeGold(export, opened, pack)
      case .scoutValidation: try writeScout(export, pack)
      case .labelStudio: try writeTasks(export, opened, pack)
      case .ruleExamples:
        try RuleExampleExport(options: examples, folder: rules.rules ?? "", style: Console.style(noColor: noColor))
          .run(export, opened, files, pack)
      }
    } catch let failure as StoreError {
      throw Console.exit(for: failure)
    } catch let failure as JournalError {
      throw Console.exit(for: failure)
    } catch let failure as SinkFailure {
      throw Console.exit(for: failure)
    }
  }

  /// Ends with 64 for a name that is not known.
  private func check(_ names: [String], among known: [String], _ what: String) throws {
    for name in names where !known.contains(name) {
      let hint = NearestName.of(name, among: known).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no \(what) '\(name)'.\(hint)")
    }
  }

  private func export(_ opened: LabelStore, _ pack: RulePack) throws -> VerdictExport {
    let verdicts = try VerdictSource(store: opened).verdicts()
    let marks = try opened.marks()
    guard !verdicts.isEmpty || !marks.isEmpty else {
      Console.error("there are no verdicts in '\(store)'; give some with 'aside audit'.")
      throw ExitStatus.missingInput.error
    }
    try check(auditors, among: Set(verdicts.map(\.auditor) + marks.map(\.auditor)).sorted(), "auditor")
    let request = JudgedText.Request(labels: Set(tags), auditors: Set(auditors), includesAlike: alike)
    let texts = JudgedText.all(verdicts, marks: marks, request)
    guard !texts.isEmpty else {
      Console.error("no verdict is about \(tags.joined(separator: ", ")).")
      throw ExitStatus.missingInput.error
    }
    let known = Set(pack.tags.map(\.id) + pack.composites.map(\.id))
    return VerdictExport(
      texts, try opened.identities(of: texts.map(\.key)), known: known,
      needsUniqueNames: to == .gold || to == .scoutValidation)
  }

  private func writeGold(_ export: VerdictExport, _ opened: LabelStore, _ pack: RulePack) throws {
    var omissions = export.omissions
    let bytes = try GoldWriter(pack).write(export, omissions: &omissions) { try opened.passage(of: $0) }
    try write(bytes, omissions)
  }

  private func writeScout(_ export: VerdictExport, _ pack: RulePack) throws {
    var omissions = export.omissions
    let judged = Set(export.entries.flatMap { $0.text.judgements.map(\.label) })
    let order = pack.tags.map(\.id) + pack.composites.map(\.id)
    let labels = order.filter { tags.isEmpty ? judged.contains($0) : tags.contains($0) }
    let text = ScoutValidationWriter(labels: labels, split: split).write(export, omissions: &omissions)
    try write(Array(text.utf8), omissions)
  }

  private func writeTasks(_ export: VerdictExport, _ opened: LabelStore, _ pack: RulePack) throws {
    var omissions = export.omissions
    let writer = LabelStudioTaskWriter(pack, version: Aside.version)
    let sink = try RecordSink(path: output, frame: writer)
    if let labellingConfig {
      try RecordSink(path: labellingConfig).write(Array(LabelStudioConfiguration.xml(pack).utf8)[...])
    }
    var json = JSONWriter()
    for entry in export.entries {
      guard let passage = try opened.passage(of: entry.text.key) else {
        omissions.add(.noText, entry.identity.name)
        continue
      }
      json.removeAll()
      writer.write(LabelStudioTask(entry, passage, tags: pack.tags.map(\.id)), to: &json)
      try sink.write(json.bytes[...])
    }
    try sink.finish()
    try report(omissions)
  }

  private func write(_ bytes: [UInt8], _ omissions: ExportOmissions) throws {
    let sink = try RecordSink(path: output)
    try sink.write(bytes[...])
    try sink.finish()
    try report(omissions)
  }

  private func report(_ omissions: ExportOmissions) throws {
    for line in omissions.lines { Console.error(line) }
    if omissions.isLoss { throw ExitStatus.incomplete.error }
  }
}
