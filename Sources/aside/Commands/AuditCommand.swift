import ArgumentParser
import AuditWeb
import Auditing
import BundledRules
import Foundation
import LabelStore
import Labelling
import Reporting
import RuleFormat

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

      Every answer is written at once to STORE.verdicts/AUDITOR.jsonl, in which each line carries the hash of the \
      line before; stop whenever you like, and go on with the same command. Profiles use the answers.

      The page is served to this machine only and needs the token in its address. Page and terminal have the same \
      queue, keys and journal; several of both may be open at once. The manual is docs/audit.md.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Flag(help: "In this terminal, instead of a page in the browser.")
  var terminal = false

  @Option(help: ArgumentHelp("Whose answers these are.", valueName: "name"))
  var auditor: String = ProcessInfo.processInfo.environment["USER"] ?? "auditor"

  @Flag(help: "Hide model, condition, rule and score.")
  var blind = false

  @Option(help: "Which items.")
  var queue: QueueRequest.Kind = .sample

  @Option(name: .customLong("tag"), help: "Tags to audit; may be repeated. All by default.")
  var tags: [String] = []

  @Option(help: "Items for each tag.")
  var size: Int = 30

  @Flag(help: "That many items for each model.")
  var byModel = false

  @Option(help: ArgumentHelp("Only cues of this rule.", valueName: "id"))
  var rule: String = ""

  @Option(help: "The same seed gives the same items.")
  var seed: UInt64 = 20_261_126

  @OptionGroup var rules: RulesOption
  @OptionGroup var page: PageOptions

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    guard size > 0 else { throw ValidationError("--size must be at least 1.") }
  }

  func run() async throws {
    let pack = try rules.pack()
    let known = pack.tags.map(\.id)
    for tag in tags where !known.contains(tag) { throw ValidationError("there is no tag '\(tag)'.") }
    let thresholds = pack.calibration?.models.mapValues(\.threshold) ?? [:]
    let request = QueueRequest(
      kind: queue, tags: tags.isEmpty ? known : tags, size: size, seed: seed, rule: rule, isByModel: byModel)
    do {
      guard terminal else { return try await serve(request, pack, thresholds) }
      let store = try LabelStore(existing: store)
      let journal = try VerdictJournal(store: self.store, auditor: auditor)
      let items = try AuditQueue(request) { thresholds[$0] ?? 0.5 }.items(of: store)
      let session = try AuditSession(store, journal, items)
      try TerminalAudit(session, style: Console.style(noColor: noColor), isBlind: blind).run()
    } catch let failure as StoreError {
      throw Console.exit(for: failure)
    } catch let failure as JournalError {
      throw Console.exit(for: failure)
    }
  }

  private func serve(_ request: QueueRequest, _ pack: RulePack, _ thresholds: [String: Double]) async throws {
    let setup = AuditSetup(
      store: store, auditor: auditor, isBlind: blind, request: request, tags: pack.tags, thresholds: thresholds
    ) { LabellingRules(pack, prepared: BundledRules.tables) }
    try await PageAudit(setup: setup, options: page).run()
  }
}

extension QueueRequest.Kind: ExpressibleByArgument {}

struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement", abstract: "How far auditors agree, by tag.",
    discussion: """
      Examples:
        aside agreement
        aside agreement lab.sqlite

      Raw agreement, Cohen's kappa, Krippendorff's alpha, Gwet's AC1 and agreement on what is there, over items that \
      two or more have answered. Unclear answers are left out.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    do throws(StoreError) {
      let report = AgreementReport(try LabelStore(existing: store).verdicts())
      Console.write(AgreementText.render(report, style: Console.style(noColor: noColor)))
    } catch {
      throw Console.exit(for: error)
    }
  }
}

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the journals of an audit, and bring the store up to them.",
    discussion: """
      Examples:
        aside verify
        aside verify lab.sqlite

      Each line of a journal carries the hash of the line before, so a changed or missing line is found. Journals of \
      other machines are added by copying them into STORE.verdicts.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  func run() throws {
    do {
      let opened = try LabelStore(existing: store)
      let auditors = VerdictJournal.auditors(of: store)
      guard !auditors.isEmpty else {
        return Console.write("there is no journal in \(VerdictJournal.folder(of: store))\n")
      }
      for auditor in auditors {
        let journal = try VerdictJournal(store: store, auditor: auditor)
        try JournalIndex.update(opened, journal)
        let head = journal.entries.last.map { String($0.id.prefix(12)) } ?? "empty"
        Console.write("\(auditor): \(journal.entries.count) lines, unbroken, head \(head)\n")
      }
    } catch let failure as StoreError {
      throw Console.exit(for: failure)
    } catch let failure as JournalError {
      throw Console.exit(for: failure)
    }
  }
}
