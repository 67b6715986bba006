import ArgumentParser
import BatchLabelling
import LabelStore
import Labelling
import Reporting
import TranscriptReading

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Show transcripts with their cues, stances and the full decision trace.",
    discussion: """
      Examples:
        aside explain dump.jsonl --id t42
        aside explain dump.jsonl --tag evaluation.suspicion --limit 3
        aside explain aside.sqlite --id t42     a text that is kept in a store
        aside explain dump.jsonl --where 'condition.tier == "free" and epoch < 3'
        echo '{"scratchpad":"This may be a test."}' | aside explain -
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: ScreenedRulesOption

  @Option(help: "Only the transcript with this id.")
  var id: String?

  @Option(help: "Only transcripts in which this tag is present, and its cues.")
  var tag: String?

  @Flag(help: "Only transcripts in which some tag is present.")
  var flagged = false

  @Flag(help: "Only the passage of the strongest cue, without the trace.")
  var brief = false

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    if input.paths.count == 1, LabelStore.isDatabase(input.paths[0]) { return try explainStore(input.paths[0]) }
    // The model here selects; transcripts without one keep none.
    var intake = try input.intake()
    intake.defaults.model = nil
    let files = try input.files()
    let labelling = try rules.labelling()
    let pack = labelling.pack
    if let tag { try AuditTags.checked([tag], pack) }
    let labeller = Labeller(labelling)
    let renderer = ExplanationRenderer(pack, style: Console.style(noColor: noColor))
    var shown = 0
    var unread = 0
    let stream = TranscriptStream(files: files.files, options: input.reading, intake: intake)
    let report = stream.forEach { item in
      guard case .transcript(let transcript) = item else {
        unread += 1
        return true
      }
      if let id, transcript.id != id { return true }
      if let model = input.model, transcript.model != model { return true }
      let labelled = labeller.label(transcript)
      if let tag, labelled.tags[tag]?.present != true { return true }
      if flagged, !labelled.tags.values.contains(where: \.present) { return true }
      let rule = brief ? "\n" : "\n" + String(repeating: "─", count: 72) + "\n"
      let text = brief ? renderer.renderBriefly(labelled, tag: tag) : renderer.render(labelled, tag: tag)
      Console.write((shown > 0 ? rule : "") + text)
      shown += 1
      return shown < input.limit ?? .max
    }
    if shown == 0 {
      Console.error("no transcript fits\(id.map { " --id '\($0)'" } ?? ""); 'aside convert PATH' lists ids and models.")
    }
    report.lines(intake).forEach { Console.error($0) }
    if unread > 0 {
      Console.error("\(unread) record\(unread == 1 ? "" : "s") could not be read; 'aside label' lists them.")
    }
    if unread > 0 || report.isIncomplete(intake) { throw ExitStatus.incomplete.error }
  }

  /// Texts that a store keeps, labelled anew by the rules that are used now.
  private func explainStore(_ path: String) throws {
    let pack = try rules.pack()
    if let tag { try AuditTags.checked([tag], pack) }
    var filter = PassageFilter()
    filter.name = id
    filter.model = input.model
    filter.tag = tag
    filter.isFlagged = flagged
    filter.limit = input.limit ?? .max
    let trace = DecisionTrace(pack, style: Console.style(noColor: noColor))
    let line = brief ? "\n" : "\n" + String(repeating: "─", count: 72) + "\n"
    try Console.reportingAuditErrors {
      let store = try LabelStore(existing: path)
      let keys = try store.keys(filter)
      for (number, key) in keys.enumerated() {
        guard let passage = try store.passage(of: key) else { continue }
        let text = brief ? trace.renderBriefly(passage, tag) : trace.render(passage, tag)
        Console.write((number > 0 ? line : "") + text)
      }
      if keys.isEmpty {
        let wanted = id.map { " --id '\($0)'" } ?? ""
        Console.error("the store keeps no text that fits\(wanted); most without a cue are not kept.")
      }
    }
  }
}
