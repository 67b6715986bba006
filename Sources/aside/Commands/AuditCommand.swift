import ArgumentParser
import Auditing
import LabelStore
import Reporting

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Go through flagged and unflagged reasoning by hand.",
    discussion: """
      Examples:
        aside audit --terminal --auditor ann --tag evaluation.suspicion
        aside audit lab.sqlite --terminal --auditor bob --queue unflagged --size 100
        aside audit --terminal --auditor ann --queue uncertain --blind
        aside audit --terminal --auditor ann --tag training.awareness --search 'free.tier' --by model
        aside audit --terminal --auditor bob --overlap 0.2     a fifth of the items is what all auditors get

      Every answer is written at once to STORE.verdicts/AUDITOR.jsonl, in which each line carries the hash of the \
      line before; stop whenever you like, and go on with the same command. Profiles use the answers to texts that were \
      drawn from all of a tag's texts, or of a model's or condition's.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Flag(help: "In this terminal. The page in the browser is not there yet, so this flag is needed.")
  var terminal = false

  @OptionGroup var queue: QueueOptions
  @OptionGroup var rules: RulesOption

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func validate() throws {
    guard terminal else { throw ValidationError("use --terminal: the page in the browser is not there yet.") }
  }

  func run() throws {
    let pack = try rules.pack()
    let request = try queue.request(pack)
    let thresholds = pack.calibration?.models.mapValues(\.threshold) ?? [:]
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
}

extension Console {
  /// Says what is wrong with a store or a journal and ends the command with the code for it.
  static func reportingAuditErrors(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as StoreError {
      throw exit(for: failure)
    } catch let failure as JournalError {
      throw exit(for: failure)
    }
  }
}
