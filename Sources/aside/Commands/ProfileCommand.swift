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
        aside profile a.partial b.partial          of parts that several machines have counted
        aside profile *.partial --format partial -o all.partial

      Partial profiles come from 'aside label --to partial' and from '--format partial' of a store. They hold sums: a \
      profile of all parts has the same figures as one of all texts together.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case table, json, csv, html, partial }
  enum Report: String, CaseIterable, ExpressibleByArgument { case hypotheses }

  @Argument(
    help: ArgumentHelp(
      "The store, ./aside.sqlite by default; or partial profiles, - for one from standard input.", valueName: "store"))
  var inputs: [String] = []

  @Option(
    help: ArgumentHelp(
      "Columns that make the groups, by commas; empty for one group; 'model' by default.", valueName: "columns"))
  var by: String?

  @Option(help: ArgumentHelp("Compare two values of a column, prompt by prompt; may be repeated.", valueName: "K=A:B"))
  var contrast: [String] = []

  @Option(help: "Add a named report: performative against consequence-tracking, without a verdict.")
  var report: Report?

  @Option(
    name: [.long, .customLong("to")],
    help: "How to write it; partial keeps the sums by all columns, for a later profile.")
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
      try OutputFiles.check(["-o": output], apartFrom: inputs.isEmpty ? [store] : inputs)
      if try PartialInputs.areMeant(by: inputs) { return try profileParts(request, pack) }
      guard inputs.count < 2 else {
        throw ValidationError("One store at a time: put several together with 'aside store merge'.")
      }
      let opened = try LabelStore(existing: store)
      if format == .partial { return try write(try PartialProfile(opened, columns: request.columns, pack: pack)) }
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
      by: try ColumnList.parse(by ?? "model"), contrasts: try contrast.map { try ContrastRequest($0) },
      primaries: primary.isEmpty ? ProfileRequest.defaultPrimaries : primary, margin: margin,
      hypotheses: report == .hypotheses)
  }

  private var store: String { inputs.first ?? StorageOptions.defaultPath }

  /// What stands behind the store's name in the command that makes the same again.
  private var rest: [String] {
    let shape = format == .html ? ["--format", "html"] + (passages == 5 ? [] : ["--passages", "\(passages)"]) : []
    return (rules.rules.map { ["--rules", $0] } ?? []) + shape
  }

  /// A profile of partial ones, or one partial profile of many.
  private func profileParts(_ request: ProfileRequest, _ pack: RulePack) throws {
    var partial = try PartialInputs.merged(inputs)
    if format == .partial {
      if by != nil || !contrast.isEmpty { try partial.keep(request.columns) }
      return try write(partial)
    }
    try partial.check(request.columns)
    let source = ProfileProvenance(
      partial, tool: "aside \(Aside.version)", seed: seed,
      command: request.command(stores: inputs, seed: seed, rest: rest))
    var profile = try Profile(partial.sums, request, provenance: source)
    profile.notes += partial.notes(forRules: pack.digest)
    try write(bytes(profile, page: ProfilePage(pack: pack)))
  }

  private func profile(_ opened: LabelStore, _ request: ProfileRequest, _ pack: RulePack) throws -> Profile {
    let info = try opened.info()
    let sums = try ProfileSums(opened, info: info, columns: request.columns, pack: pack)
    let command = request.command(stores: [store], seed: seed, rest: rest)
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

  private func write(_ partial: PartialProfile) throws {
    let sink = try Console.sink(output)
    do {
      var writer = PartialProfileWriter()
      try writer.write(partial) { try sink.write($0[...]) }
      try sink.finish()
    } catch {
      throw Console.exit(for: error)
    }
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
    // Written before there is a profile.
    case .partial: return []
    }
  }
}
