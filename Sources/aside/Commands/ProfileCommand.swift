import ArgumentParser
import JSONWriting
import LabelStore
import ModelProfiles
import Reporting
import RuleFormat
import YAMLDocuments

struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "What each model voices, how often, where, and how sure that is.",
    discussion: """
      Rates are per readable scratchpad, with intervals that respect samples of one prompt. Contrasts are paired by \
      prompt. Columns: model, prompt_id, epoch, path, condition.NAME, outcome.NAME.

      Examples:
        aside profile                              by model, of ./aside.sqlite
        aside profile lab.sqlite --by model,condition.tier
        aside profile --contrast condition.tier=free:paid
        aside profile --contrast model=A:B --format json -o profile.json
        aside profile --by model,condition.tier --format html -o profile.html
        aside profile --contrast condition.tier=free:paid --report hypotheses
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv, html }
  enum Report: String, CaseIterable, ExpressibleByArgument { case hypotheses }

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Option(help: ArgumentHelp("Columns that make the groups, by commas; empty for one group.", valueName: "columns"))
  var by = "model"

  @Option(help: ArgumentHelp("Compare two values of a column, prompt by prompt; may be repeated.", valueName: "K=A:B"))
  var contrast: [String] = []

  @Option(help: "Add a named report: performative against consequence-tracking, without a verdict.")
  var report: Report?

  @Option(name: [.long, .customLong("to")], help: "How to write it.")
  var format: Format = .table

  @Option(name: [.short, .long], help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("What resampling starts from; the same seed gives the same bytes.", valueName: "n"))
  var seed: UInt64 = 20_261_126

  @Option(
    help: ArgumentHelp("Arms count as the same within this difference, 0.03 is three points.", valueName: "share"))
  var margin = 0.03

  @Option(
    help: ArgumentHelp(
      "A main comparison, tag or composite, adjusted by Holm; may be repeated. By default suspicion, consequences and "
        + "graded alignment faking.", valueName: "tag"))
  var primary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Passages in the page of each tag and group: at most so many that count, and as many that do not; 0 for a page "
        + "without any text.", valueName: "n"))
  var passages = 5

  @OptionGroup var rules: RulesOption

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    if !(margin > 0 && margin < 1) { throw ValidationError("--margin is above 0 and below 1.") }
    if passages < 0 { throw ValidationError("--passages must not be negative.") }
  }

  func run() throws {
    let pack = try rules.pack()
    do {
      let request = try request(pack)
      let opened = try LabelStore(existing: store)
      let profile = try profile(opened, request, pack)
      try write(bytes(profile, page: try page(opened, request, pack)))
    } catch let problems as Diagnostics {
      let renderer = DiagnosticRenderer(style: Console.style(noColor: noColor, descriptor: 2))
      Console.note(renderer.render(problems.items))
      Console.count(problems.items)
      throw ExitStatus.usage.error
    } catch let failure as StoreError {
      throw Console.exit(for: failure)
    }
  }

  private func request(_ pack: RulePack) throws -> ProfileRequest {
    let known = pack.tags.map(\.id) + pack.composites.map(\.id)
    for name in primary where !known.contains(name) {
      let nearest = NearestName.of(name, among: known).map { "; did you mean '\($0)'?" } ?? ""
      Console.error("--primary: there is no tag or composite '\(name)'\(nearest)")
      throw ExitStatus.usage.error
    }
    return ProfileRequest(
      by: try ColumnList.parse(by), contrasts: try contrast.map { try ContrastRequest($0) },
      primaries: primary.isEmpty ? ProfileRequest.defaultPrimaries : primary, margin: margin,
      hypotheses: report == .hypotheses)
  }

  private func profile(_ opened: LabelStore, _ request: ProfileRequest, _ pack: RulePack) throws -> Profile {
    let info = try opened.info()
    let sums = try ProfileSums(opened, info: info, columns: request.columns, pack: pack)
    let shape = format == .html ? ["--format", "html"] + (passages == 5 ? [] : ["--passages", "\(passages)"]) : []
    let command = request.command(store: store, seed: seed, rest: (rules.rules.map { ["--rules", $0] } ?? []) + shape)
    let source = ProfileProvenance(info, tool: "aside \(Aside.version)", seed: seed, command: command)
    let audit = try opened.auditedLabels().map(AuditedSample.init)
    var profile = try Profile(sums, request, provenance: source, audit: audit)
    profile.notes += info.notes(forRules: pack.digest)
    return profile
  }

  /// With its passages drawn; cheap where no page is asked for.
  private func page(_ opened: LabelStore, _ request: ProfileRequest, _ pack: RulePack) throws -> ProfilePage {
    guard format == .html, passages > 0 else { return ProfilePage(pack: pack) }
    let evidence = try opened.evidence(seed: seed, cap: passages, withPaths: request.by.contains(.path)) {
      GroupKey(request.by, of: $0)
    }
    return ProfilePage(evidence: evidence, pack: pack)
  }

  private func write(_ bytes: [UInt8]) throws {
    let sink = try Console.sink(output)
    do {
      try sink.write(bytes[...])
      try sink.finish()
    } catch {
      throw Console.exit(for: error)
    }
  }

  private func bytes(_ profile: Profile, page: ProfilePage) -> [UInt8] {
    switch format {
    case .table:
      let table = ProfileTable(style: output == nil ? Console.style(noColor: noColor) : .plain)
      return Array(table.render(profile).utf8)
    case .json:
      var json = JSONWriter()
      ProfileRecordWriter().write(profile, to: &json)
      return json.bytes
    case .csv: return Array(ProfileCSVWriter().text(profile).utf8)
    case .html: return Array(page.render(profile).utf8)
    }
  }
}
