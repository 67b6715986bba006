import ArgumentParser
import Auditing
import Foundation
import LabelStore
import Reporting

struct AdjudicateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjudicate", abstract: "Settle what auditors answered differently, and nothing else.",
    discussion: """
      Examples:
        aside adjudicate --auditor cid
        aside adjudicate lab.sqlite --auditor cid --tag evaluation.suspicion
        aside adjudicate --auditor cid --blind     without the auditors' names

      Shows each item with what its auditors said, in this terminal. The answers stand above theirs in profiles and \
      exports; the auditors' own answers stay for 'aside agreement'.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Option(help: ArgumentHelp("Who settles.", valueName: "name"))
  var auditor: String = ProcessInfo.processInfo.environment["USER"] ?? "auditor"

  @Option(name: .customLong("tag"), help: "Only this tag; may be repeated.")
  var tags: [String] = []

  @Flag(help: "Hide model, condition, rule, score and the auditors' names.")
  var blind = false

  @OptionGroup var rules: RulesOption

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  func run() throws {
    let pack = try rules.pack()
    try AuditTags.checked(tags, pack)
    try Console.reportingAuditErrors {
      let store = try LabelStore(existing: store)
      let journal = try VerdictJournal(store: self.store, auditor: auditor)
      let adjudication = try Adjudication(store, tags: tags, judge: auditor)
      guard !adjudication.items.isEmpty else {
        return Console.write("there is nothing to settle: auditors agree wherever two have answered\n")
      }
      let style = Console.style(noColor: noColor)
      let trace = DecisionTrace(pack, style: style)
      let setting = TerminalAudit.Setting(
        style: style, isBlind: blind, tags: pack.tags.map(\.id), trace: { trace.render($0, $1) },
        answers: adjudication.answers)
      try TerminalAudit(try AuditSession(store, journal, adjudication.items), setting).run()
    }
  }
}
