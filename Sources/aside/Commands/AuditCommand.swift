import ArgumentParser
import AuditWeb
import Auditing
import BundledRules
import LabelStore
import Labelling
import Reporting
import RuleFormat
import YAMLDocuments

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Go through flagged and unflagged reasoning by hand.",
    discussion: """
      Examples:
        aside audit                               the page; open the address that is printed
        aside audit lab.sqlite --auditor ann --tag evaluation.suspicion --blind
        aside audit --port 8123                   the same address each time, for ssh -L 8123:127.0.0.1:8123
        aside audit --terminal --auditor ann --tag evaluation.suspicion
        aside audit lab.sqlite --terminal --auditor bob --queue unflagged --size 100
        aside audit --terminal --auditor ann --queue uncertain --blind
        aside audit --terminal --auditor ann --tag training.awareness --search 'free.tier' --by model
        aside audit --terminal --auditor bob --overlap 0.2     a fifth of the items is what all auditors get

      Every answer is written at once to STORE.verdicts/AUDITOR.jsonl, in which each line carries the hash of the \
      line before; stop whenever you like, and go on with the same command. Profiles use the answers to texts that were \
      drawn from all of a tag's texts, or of a model's or condition's.

      The page is served to this machine only and needs the token in its address. Page and terminal have the same \
      queue, keys and journal; several of both may be open at once. The manual is docs/audit.md.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Flag(help: "In this terminal, instead of a page in the browser.")
  var terminal = false

  @OptionGroup var queue: QueueOptions
  @OptionGroup var rules: ScreenedRulesOption
  @OptionGroup var page: PageOptions

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() async throws {
    let pack = try rules.pack()
    let request = try queue.request(pack)
    try checkRule(pack)
    let thresholds = pack.calibration?.models.mapValues(\.threshold) ?? [:]
    guard terminal else { return try await serve(request, pack, thresholds) }
    try Console.reportingAuditErrors {
      let store = try LabelStore(existing: store)
      let journal = try VerdictJournal(store: self.store, auditor: queue.auditor)
      let items = try AuditQueue(request) { thresholds[$0] ?? 0.5 }.items(of: store)
      let style = Console.style(noColor: noColor)
      let trace = DecisionTrace(pack, style: style)
      let setting = TerminalAudit.Setting(
        style: style, isBlind: queue.blind, tags: pack.tags.map(\.id), trace: { trace.render($0, $1) })
      try TerminalAudit(try AuditSession(store, journal, items), setting).run()
    }
  }

  /// A rule that is neither in the rules nor in the store would give an empty queue, which looks like a finished one.
  private func checkRule(_ pack: RulePack) throws {
    let rule = queue.rule
    guard !rule.isEmpty, !pack.rules.contains(where: { $0.id == rule }) else { return }
    let stored = try Console.reportingAuditErrors { try LabelStore(existing: store).rulesWithCues() }
    guard !stored.contains(rule) else { return }
    let hint = NearestName.of(rule, among: pack.rules.map(\.id) + stored).map { "Did you mean '\($0)'?" }
    throw ValidationError("there is no rule '\(rule)'. \(hint ?? "'aside rules list' has them all.")")
  }

  private func serve(_ request: QueueRequest, _ pack: RulePack, _ thresholds: [String: Double]) async throws {
    let setup = AuditSetup(
      store: store, isBlind: queue.blind, request: request, tags: pack.tags, thresholds: thresholds
    ) { LabellingRules(pack, prepared: BundledRules.tables) }
    let server = try Console.reportingAuditErrors { try AuditServer(setup) }
    try await PageAudit(server: server, setup: setup, options: page).run()
  }
}

extension Console {
  /// Says what is wrong with a store or a journal and ends the command with the code for it.
  static func reportingAuditErrors<Answer>(_ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let failure as StoreError {
      throw exit(for: failure)
    } catch let failure as JournalError {
      throw exit(for: failure)
    }
  }
}
