import LabelStore
import Labelling
import RuleMatching
import Reporting
import TranscriptModel
import TranscriptReading

/// Labels the files of a dump: read, extract, match, resolve, label, write. Input order is kept.
package struct LabelRun: Sendable {
  package var jobs: Int
  /// Records at most; `nil` for all.
  package var limit: Int?
  package var engine: RuleMatcher.Engine
  package var reading: ReadingOptions
  package var intake: TranscriptIntake
  /// Every transcript is asked, so every file is read and labelled.
  package var failCondition: FailCondition?
  /// Measures the stages; the summary has their times.
  package var isTimed = false
  /// True once the run shall end: no more is read, what is under way is delivered, and the store is closed.
  package var isStopped: @Sendable () -> Bool = { false }

  package init(
    jobs: Int, limit: Int? = nil, engine: RuleMatcher.Engine = .fast, reading: ReadingOptions = ReadingOptions(),
    intake: TranscriptIntake = TranscriptIntake(), failCondition: FailCondition? = nil
  ) {
    self.jobs = jobs
    self.limit = limit
    self.engine = engine
    self.reading = reading
    self.intake = intake
    self.failCondition = failCondition
  }

  /// Bytes of records under way beyond which no more are read: large samples wait for each other.
  private static let budget = 32 << 20

  /// How far a run is.
  package struct Progress: Sendable {
    package var fileBytes = 0
    package var transcripts = 0
  }

  /// - Parameters:
  ///   - files: As `InputPaths` gives them.
  ///   - output: What to write beside the summary; a record is written whether it was stored before or not.
  ///   - sink: Takes the records' bytes in order.
  ///   - storage: Where labels are kept; `nil` to keep none.
  ///   - progress: Called after each block.
  /// - Returns: The counts of all files, of those too that were not read because the store has what is in them.
  /// - Throws: What `sink` throws, and `StoreError`.
  package func run(
    _ files: [String], rules: LabellingRules, output: RecordOutput, sink: RecordSink, storage: RunStorage? = nil,
    progress: (Progress) -> Void = { _ in }
  ) async throws -> LabelSummary {
    let engine = engine
    let intake = intake
    var summary = LabelSummary()
    let failCondition = failCondition
    let isTimed = isTimed
    let isStopped = isStopped
    let clock = isTimed ? StageClock() : nil
    let wantsAll = output.writesRecords || failCondition != nil
    let plans = try storage?.plan(files, wantsAll: wantsAll, isLimited: limit != nil, &summary)
    let pool = LabelWorkerPool { [lookups = storage?.lookups(wantsAll: wantsAll)] in
      LabelWorker(
        rules, engine: engine, output: output, intake: intake, storing: lookups?(), failCondition: failCondition,
        isTimed: isTimed)
    }
    var reading = reading
    reading.isStopped = isStopped
    var blocks = BlockSequence(files: plans ?? files.map { ($0, .read) }, options: reading)
    var done = Progress()
    var isCut = false
    try await OrderedWork.run(
      jobs: jobs, budget: Self.budget, cost: \.block.byteCount,
      next: {
        guard !summary.wasStopped else { return nil }
        let block = clock.measure(.read) { blocks.next() }
        summary.wasStopped = block != nil && isStopped()
        // What was cut off by the stop itself is no record that cannot be read.
        return summary.wasStopped && block?.block.hasFailure == true ? nil : block
      },
      work: { pool.label($0) },
      deliver: { block in
        done.fileBytes += block.fileBytes
        summary.times.add(block.times)
        isCut = try take(block, &summary, &done, sink, storage, clock) { pool.label($0, looksUp: false) }
        progress(done)
        return !isCut
      })
    try clock.measure(.store) { try storage?.finish(isCut: isCut || summary.wasStopped) }
    if let clock { summary.times.add(clock.times) }
    return summary
  }

  /// Counts, stores and writes the records of a block. Returns true when the limit is reached.
  private func take(
    _ block: LabelledBlock, _ summary: inout LabelSummary, _ done: inout Progress, _ sink: RecordSink,
    _ storage: RunStorage?, _ clock: StageClock?,
    again: (BlockSequence.Numbered) -> LabelledBlock
  ) throws -> Bool {
    let room = limit.map { max(0, $0 - done.transcripts) } ?? block.records.count
    let records = block.records.prefix(room)
    for record in records { summary.add(record) }
    done.transcripts += records.count
    if try clock.measure(.store, { try storage?.write(records, of: block) }) == false, let source = block.source {
      let labelled = again(source)
      _ = try clock.measure(.store) { try storage?.write(labelled.records.prefix(room), of: labelled) }
    }
    try clock.measure(.write) { try sink.write(block.bytes[..<(records.last?.end ?? 0)]) }
    for record in records {
      if let rows = record.rows { try sink.write(rows) }
      sink.count(record)
    }
    if limit.map({ done.transcripts >= $0 }) == true { return true }
    summary.intake.add(block.trailing)
    return false
  }
}
