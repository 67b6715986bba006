import ArgumentParser
import Auditing
import LabelStore

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the journals of an audit, and bring the store up to them.",
    discussion: """
      Examples:
        aside verify
        aside verify lab.sqlite
        aside verify --forget ann     take answers out of the store that ann's journal lacks

      Each line of a journal carries the hash of the line before, so a changed or missing line is found, as is one that \
      was cut off the end, by what the store knows. Journals of other machines are added by copying them into \
      STORE.verdicts.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Option(help: ArgumentHelp("Takes answers out of the store that this auditor's journal lacks.", valueName: "name"))
  var forget: String?

  func run() throws {
    try Console.reportingAuditErrors {
      let opened = try LabelStore(existing: store)
      let auditors = VerdictJournal.auditors(of: store)
      if let forget, !auditors.contains(forget) {
        try JournalIndex.update(opened, try VerdictJournal(store: store, auditor: forget), forgets: true)
      }
      try JournalIndex.requireJournals(of: opened, at: store, among: auditors)
      guard !auditors.isEmpty else {
        return Console.write("there is no journal in \(VerdictJournal.folder(of: store))\n")
      }
      for auditor in auditors {
        let journal = try VerdictJournal(store: store, auditor: auditor)
        try JournalIndex.update(opened, journal, forgets: auditor == forget)
        let head = journal.entries.last.map { String($0.id.prefix(12)) } ?? "empty"
        Console.write("\(auditor): \(journal.entries.count) lines, unbroken, head \(head)\n")
      }
    }
  }
}
