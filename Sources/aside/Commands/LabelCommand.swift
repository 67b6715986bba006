import ArgumentParser
import BatchLabelling
import Foundation
import LabelStore
import Labelling
import ModelProfiles
import Reporting
import RuleFormat
import RuleMatching
import TranscriptReading
import YAMLDocuments

struct LabelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Label a dump of transcripts and print a summary by model.",
    discussion: """
      Examples:
        aside label dump.jsonl                     into ./aside.sqlite, and print a summary
        aside label dump.jsonl --no-store          only print it
        aside label runs/*.jsonl.zst --to jsonl -o labels.jsonl
        zcat dump.gz | aside label - --to csv > labels.csv
        aside label dump.jsonl --rules my-rules --quiet --to jsonl | jq .tags
        aside label odd.jsonl --map odd.yaml --where 'condition.tier == "free"'
        aside label nightly.jsonl --fail-on 'tag evaluation.suspicion >= 0.9'
        aside label results.jsonl --join requests.jsonl --on id=custom_id
        aside label dump.jsonl --to sarif -o aside.sarif          for code scanners and SARIF viewers
        aside label dump.jsonl --to label-studio -o tasks.json --labelling-config labels.xml
        aside label part1/ --no-store --to partial --by model,condition.tier -o part1.partial    for aside profile

      Exit codes: 0 done; 1 --fail-on or --strict; 2 done, but something could not be read or hit a limit; 64 wrong usage; \
      65 invalid rules, mapping, joined file or store; 66 no such input; 74 write failed; 130 interrupted.

      A file that is unchanged since it was labelled with the same rules and options is not read again; \
      a run that was broken off goes on where it was.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv, sarif, partial
    case labelStudio = "label-studio"
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: ScreenedRulesOption

  @Option(
    help: """
      Also write every record, as jsonl, csv, sarif (2.1.0) or label-studio (tasks with predictions); or partial: the \
      sums of all records, which 'aside profile' merges.
      """)
  var to: Format?

  @Option(
    help: ArgumentHelp(
      "Columns that --to partial counts by: all that a profile's --by and --contrast will name; 'model' by default.",
      valueName: "columns"))
  var by: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where --to writes; standard output by default.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("Where to write the labelling configuration for --to label-studio, as XML.", valueName: "file"))
  var labellingConfig: String?

  @OptionGroup var storage: StorageOptions

  @Option(help: "Transcripts are labelled by this many tasks at once; the output is the same for any number.")
  var jobs: Int = max(1, ProcessInfo.processInfo.activeProcessorCount)

  @Option(help: "fast, or naive: every pattern over every text, for comparison.")
  var engine: RuleMatcher.Engine = .fast

  @Option(help: ArgumentHelp("Write the seconds of each stage, summed over all tasks, as JSON.", valueName: "file"))
  var timings: String?

  @Flag(help: "Exit 1 when a pattern hit a limit.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      """
      Exit 1 when a transcript meets this: 'tag evaluation.suspicion >= 0.9', 'has composite performative.strict and \
      model contains "opus"'. Fields are those of --where, and tag and composite with their scores.
      """, valueName: "expr"))
  var failOn: String?

  @Flag(help: "No text of a transcript in records and store; spans stay, long conditions and outcomes become digests.")
  var redact = false

  @Flag(
    help: "No summary and no progress; what could not be read, was repaired or hit a limit is told on standard error.")
  var quiet = false

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs must be at least 1.") }
    if output != nil, to == nil { throw ValidationError("-o needs --to jsonl, csv, sarif, label-studio or partial.") }
    if labellingConfig != nil, to != .labelStudio {
      throw ValidationError("--labelling-config needs --to label-studio.")
    }
    if by != nil, to != .partial { throw ValidationError("--by needs --to partial.") }
    if redact, to == .labelStudio {
      throw ValidationError("--redact leaves no text for Label Studio to show; use --to jsonl, csv or sarif.")
    }
  }

  func run() async throws {
    var intake = try input.intake()
    intake.redacts = redact
    let files = try input.files(apartFrom: storage.path)
    try OutputFiles.check(
      [
        "-o": output ?? (to == nil ? nil : OutputFiles.standardOutput), "--labelling-config": labellingConfig,
        "--timings": timings, "--store": storage.path,
      ], apartFrom: input.read(files))
    let labelling = try rules.labelling()
    let pack = labelling.pack
    let csv = to == .csv ? LabelCSVWriter(pack, redacts: redact) : nil
    let frame = frame(pack)
    let records: RecordOutput =
      switch to {
      case .jsonl: .jsonLines(LabelRecordWriter(pack, redacts: redact))
      case .csv: csv.map { .csv($0) } ?? .none
      case .sarif, .labelStudio: frame.map { .framed($0) } ?? .none
      case .partial: .partial
      case nil: .none
      }
    let partial = try partial(pack, files.files)
    var run = LabelRun(
      jobs: jobs, limit: input.limit, engine: engine, reading: input.reading, intake: intake,
      failCondition: try failCondition(pack))
    run.isTimed = timings != nil
    run.isStopped = { Interruption.isRequested }
    let start = ContinuousClock.now
    let bar = ProgressBar(totalBytes: files.totalBytes, isShown: !quiet && Console.isErrorTerminal)
    do {
      let sink = try RecordSink(path: output, csv: csv, frame: frame, partial: partial)
      try writeConfiguration(pack)
      Interruption.await()
      let storage = try storage.open(for: pack, input, redacts: redact)
      let summary = try await run.run(
        files.files, rules: labelling, output: records, sink: sink, storage: storage, progress: { bar.show($0) })
      try sink.finish(unread: summary.firstUnread, of: summary.unreadCount)
      try writeTimings(summary, since: start)
      bar.clear()
      if Interruption.isRequested { throw interrupted(summary) }
      try finish(summary, labelling, intake)
    } catch let failure as SinkFailure {
      bar.clear()
      throw Console.exit(for: failure)
    } catch let failure as StoreError {
      bar.clear()
      throw Console.exit(for: failure)
    }
  }

  /// Says what there is and how to go on; figures of a part of the input are not shown.
  private func interrupted(_ summary: LabelSummary) -> ExitCode {
    let count = "\(summary.transcripts + summary.unreadCount) records"
    let kept = storage.path.map { "\(count) are in \($0), and the same command goes on with the rest" }
    let written = output.map { "\($0) ends after \(count), and the same command writes it anew" }
    let parts = [kept, written].compactMap { $0 }
    Console.note("interrupted; " + (parts.isEmpty ? "nothing is kept" : parts.joined(separator: "; ")))
    return Interruption.exit
  }

  private func failCondition(_ pack: RulePack) throws -> FailCondition? {
    guard let failOn else { return nil }
    do throws(FilterError) {
      return try FailCondition(failOn, pack)
    } catch {
      throw InputOptions.report([error.diagnostic(of: failOn, option: "--fail-on")], as: .usage)
    }
  }

  /// The writer of a format that is one document.
  private func frame(_ pack: RulePack) -> (any FramedRecordWriter)? {
    switch to {
    case .sarif: SARIFWriter(pack, version: Aside.version, redacts: redact)
    case .labelStudio: LabelStudioTaskWriter(pack, version: Aside.version)
    case .jsonl, .csv, .partial, nil: nil
    }
  }

  /// Empty sums for `--to partial`.
  private func partial(_ pack: RulePack, _ files: [String]) throws -> PartialProfile? {
    guard to == .partial else { return nil }
    do throws(Diagnostics) {
      let sums = try ProfileSums(
        columns: try ColumnList.parse(by ?? "model"), tags: pack.tags.map(\.id), composites: pack.composites.map(\.id))
      return PartialProfile(
        sums, tools: ["aside \(Aside.version)"], rules: pack.digest,
        inputs: files.map { ProfileProvenance.Input(path: $0) })
    } catch {
      throw InputOptions.report(error.items, as: .usage)
    }
  }

  private func writeConfiguration(_ pack: RulePack) throws {
    guard let labellingConfig else { return }
    try RecordSink(path: labellingConfig).write(Array(LabelStudioConfiguration.xml(pack).utf8)[...])
  }

  private func writeTimings(_ summary: LabelSummary, since start: ContinuousClock.Instant) throws {
    guard let timings else { return }
    let wall = (ContinuousClock.now - start) / .seconds(1)
    let json = TimingsWriter.json(summary.times, wall: wall, transcripts: summary.transcripts, jobs: jobs)
    try RecordSink(path: timings).write(json[...])
  }

  /// On standard error where records go to standard output, and what was lost there with `--quiet` too.
  private func report(_ summary: LabelSummary, _ labelling: LabellingRules, _ intake: TranscriptIntake) {
    let toError = quiet || (to != nil && output == nil)
    let style = Console.style(noColor: noColor, descriptor: toError ? 2 : 1)
    let table = SummaryTable(
      tags: labelling.pack.tags.map(\.id), digest: labelling.pack.digest, intake: intake, store: storage.path,
      style: style)
    let text = quiet ? table.losses(summary) : table.render(summary)
    guard !text.isEmpty else { return }
    if toError { Console.note(text) } else { Console.write(text + "\n") }
  }

  private func finish(_ summary: LabelSummary, _ labelling: LabellingRules, _ intake: TranscriptIntake) throws {
    report(summary, labelling, intake)
    if let warning = summary.warning { Console.error(warning) }
    if summary.transcripts + summary.unreadCount + summary.skippedFiles == 0, input.filter == nil {
      Console.error("no transcript was labelled: \(input.paths.joined(separator: ", ")) gave none")
    }
    var statuses: [ExitStatus] = []
    if summary.warning != nil || summary.unreadCount > 0 || summary.limitCount > 0
      || summary.intake.isIncomplete(intake)
    {
      statuses.append(.incomplete)
    }
    if summary.failing > 0 {
      let names = summary.firstFailing.map { TextStyle.visible($0) }.joined(separator: ", ")
      let more = summary.failing > summary.firstFailing.count ? ", …" : ""
      let count = "\(summary.failing) transcript\(summary.failing == 1 ? " meets" : "s meet")"
      Console.error("\(count) --fail-on: \(names)\(more)")
      statuses.append(.checkFailed)
    }
    if strict, summary.hitMatchLimit {
      Console.error("--strict: a pattern hit a limit; cut short: \(TextStyle.visible(summary.limitedRulesText))")
      statuses.append(.checkFailed)
    }
    let status = ExitStatus.worst(of: statuses)
    if status != .done { throw status.error }
  }
}

extension RuleMatcher.Engine: ExpressibleByArgument {}
