import ArgumentParser
import Foundation
import LabelStore
import ModelProfiles
import Reporting

struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Look into a store of labels, merge stores, make one smaller.",
    subcommands: [StoreInfoCommand.self, StoreMergeCommand.self, StoreCompactCommand.self])
}

struct StoreInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Say what a store holds.",
    discussion: """
      Examples:
        aside store info
        aside store info lab.sqlite --digest

      The store is plain SQLite; docs/store.md describes its tables and views.
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Flag(help: "Also print a digest of the content: equal for stores that say the same.")
  var digest = false

  func run() throws {
    do throws(StoreError) {
      let opened = try LabelStore(existing: store)
      Console.write(
        StoreInfoTable.render(try opened.info(), digest: digest ? try StoreContent.digest(of: opened) : nil))
    } catch {
      throw Console.exit(for: error)
    }
  }
}

struct StoreMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put what several stores hold into one.",
    discussion: """
      Examples:
        aside store merge machine1.sqlite machine2.sqlite -o all.sqlite

      A transcript that several stores have is kept once; a file that several have read is counted once. The \
      order of the stores makes no difference.
      """)

  @Argument(help: "Stores to read.")
  var stores: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The store to write; made if it is not there.", valueName: "file"))
  var output: String

  func run() throws {
    do throws(StoreError) {
      for store in stores where !FileManager.default.fileExists(atPath: store) {
        throw StoreError(code: .missing, path: store)
      }
      Interruption.await()
      let target = try LabelStore(writing: output)
      for store in stores where !Interruption.isRequested { try take(store, into: target) }
      if !Interruption.isRequested {
        return Console.write(StoreInfoTable.render(try target.info(), digest: nil))
      }
    } catch {
      guard Interruption.isRequested else { throw Console.exit(for: error) }
    }
    Console.note("interrupted; \(output) holds whole stores only, and the same command takes the rest")
    throw Interruption.exit
  }

  private func take(_ store: String, into target: LabelStore) throws(StoreError) {
    // A glob may well name what an earlier merge has made.
    guard FileStamp(path: store)?.isSameFile(as: FileStamp(path: output)) != true else { return }
    try Interruption.cutting(target) { () throws(StoreError) in try StoreMerge.take(store, into: target) }
  }
}

struct StoreCompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact", abstract: "Give back room that a store no longer needs.",
    discussion: """
      Examples:
        aside store compact
        aside store compact lab.sqlite --drop-stale
        aside store compact --drop-missing         after a dump was removed for good
      """)

  @Argument(help: "The store; ./aside.sqlite by default.")
  var store = StorageOptions.defaultPath

  @Flag(help: "Also remove transcripts whose labels are stale; verdicts stay.")
  var dropStale = false

  @Flag(
    help: "Also forget files that are no longer there, with the transcripts that no other file has; verdicts stay.")
  var dropMissing = false

  func run() throws {
    do throws(StoreError) {
      guard FileManager.default.fileExists(atPath: store) else { throw StoreError(code: .missing, path: store) }
      Interruption.await()
      // For writing, so that no run writes meanwhile.
      let opened = try LabelStore(writing: store)
      let before = try opened.info().bytes
      let (dropsStale, dropsMissing) = (dropStale, dropMissing)
      let removed = try Interruption.cutting(opened) { () throws(StoreError) in
        try StoreCompaction.run(on: opened, dropsStale: dropsStale, dropsMissing: dropsMissing)
      }
      let after = try opened.info().bytes
      let stale = dropStale ? "; \(PluralText.of(removed.stale, "stale transcript")) removed" : ""
      let missing = dropMissing ? "; \(forgotten(removed))" : ""
      Console.write("\(store): \(StoreInfoTable.size(before)) -> \(StoreInfoTable.size(after))\(missing)\(stale)\n")
    } catch {
      guard Interruption.isRequested else { throw Console.exit(for: error) }
    }
    guard Interruption.isRequested else { return }
    Console.note("interrupted; \(store) is whole, and the same command goes on")
    throw Interruption.exit
  }

  private func forgotten(_ removed: StoreCompaction.Removed) -> String {
    guard let inputs = removed.inputs else {
      return "none of its files is here, so none was forgotten: run it where they were read"
    }
    return "\(PluralText.of(inputs, "input")) forgotten, \(PluralText.of(removed.transcripts, "transcript")) removed"
  }
}
