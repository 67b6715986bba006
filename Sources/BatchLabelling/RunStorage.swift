import LabelStore
import TranscriptReading

/// Where a run keeps its labels: which files it need not read, and the blocks of the others in order.
///
/// Used by one task at a time.
package final class RunStorage {
  private let run: StoreRun
  private let verifies: Bool
  private let makeLookup: (@Sendable () -> StoreLookup)?
  private var files: [String] = []
  private var plans: [SourcePlan] = []
  /// Files before this one are finished.
  private var current = 0
  private var isLimited = false

  /// - Parameter verifies: Reads unchanged files too, and compares their digests.
  package init(_ store: LabelStore, _ head: RunHead, verifies: Bool = false) throws(StoreError) {
    run = try StoreRun(store, head)
    makeLookup = try run.lookups()
    self.verifies = verifies
  }

  /// What is done with each file. Adds the sums of what is not read to `summary`.
  ///
  /// - Parameters:
  ///   - wantsAll: Every record is wanted, so every file is read from its start.
  ///   - isLimited: The run may end in the middle of a file, which then counts as not read to its end.
  func plan(
    _ files: [String], wantsAll: Bool, isLimited: Bool, _ summary: inout LabelSummary
  ) throws(StoreError) -> [(path: String, plan: SourcePlan)] {
    self.files = files
    self.isLimited = isLimited
    for file in files {
      let plan = try run.plan(file, verifies: verifies, mustRead: wantsAll, isLimited: isLimited)
      plans.append(plan)
      guard plan != .read else { continue }
      if plan == .skip { summary.skippedFiles += 1 }
      summary.add(
        try run.ledger(of: file), firstUnread: try run.unread(of: file, limit: LabelSummary.shownUnread))
    }
    return Array(zip(files, plans).map { ($0, $1) })
  }

  /// Makes what each worker needs.
  func lookups(wantsAll: Bool) -> @Sendable () -> LabelWorker.Storing {
    let policy = run.policy
    let options = run.options
    let makeLookup = wantsAll ? nil : makeLookup
    return { LabelWorker.Storing(policy: policy, options: options, lookup: makeLookup?()) }
  }

  /// - Returns: False, with nothing written, where the block has to be labelled without looking up.
  func write(_ records: ArraySlice<LabelOutcome>, of block: LabelledBlock) throws(StoreError) -> Bool {
    try finishFiles(before: block.file)
    var sums = LabelSummary()
    for record in records { sums.add(record) }
    return try run.write(
      StoredBlock(
        path: files[block.file], transcripts: records.compactMap(\.stored), unread: records.compactMap(\.unread),
        ledger: sums.ledger, records: isLimited ? 0 : block.readerRecords))
  }

  /// - Parameter isCut: The limit ended the run: the last file was not read to its end.
  func finish(isCut: Bool) throws(StoreError) {
    try finishFiles(before: isCut ? current : files.count)
    try run.finish()
  }

  private func finishFiles(before file: Int) throws(StoreError) {
    while current < file {
      if plans[current] != .skip { try run.finish(files[current]) }
      current += 1
    }
  }
}
