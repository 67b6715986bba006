import JSONWriting
import LabelStore
import Labelling
import Reporting
import RuleMatching
import Synchronization
import TranscriptModel
import TranscriptReading

/// Reads, labels and writes the records of one block at a time. Used by one task at a time.
final class LabelWorker {
  private let parser: RecordParser
  private let labeller: Labeller
  private let output: RecordOutput
  private let intake: TranscriptIntake
  private let storing: Storing?
  private let failCondition: FailCondition?
  private let clock: StageClock?
  private var looksUp = true
  private var json = JSONWriter()
  private var waiting = WaitingTranscripts()

  /// What a worker needs of a store.
  struct Storing {
    var policy: TextPolicy
    var options: String
    /// `nil` where nothing is known yet, or every record has to be written out.
    var lookup: StoreLookup?
  }

  init(
    _ rules: LabellingRules, engine: RuleMatcher.Engine, output: RecordOutput, intake: TranscriptIntake,
    storing: Storing? = nil, failCondition: FailCondition? = nil,
    isTimed: Bool = false
  ) {
    clock = isTimed ? StageClock() : nil
    labeller = Labeller(rules, engine: engine, clock: clock)
    self.output = output
    self.intake = intake
    self.storing = storing
    self.failCondition = failCondition
    parser = RecordParser(mapping: intake.mapping)
  }

  /// - Parameter looksUp: False where what the store knew has changed since.
  func label(_ numbered: BlockSequence.Numbered, looksUp: Bool = true) -> LabelledBlock {
    self.looksUp = looksUp
    guard let clock else { return labelled(numbered) }
    var result = clock.measureRest(.parse) { labelled(numbered) }
    result.times = clock.takeTimes()
    return result
  }

  private func labelled(_ numbered: BlockSequence.Numbered) -> LabelledBlock {
    let block = numbered.block
    var result = LabelledBlock(
      file: numbered.file, fileBytes: block.fileBytes, readerRecords: block.readerRecords)
    json.removeAll()
    parser.records(of: block) { item in
      switch item {
      case .unread(let unread):
        flush(&result)
        take(unread, &result)
      case .transcript(let transcript):
        guard let admitted = intake.admitted(transcript, &result.trailing) else { return }
        wait(for: admitted, result.trailing)
        result.trailing = IntakeCounts()
        if waiting.isFull { flush(&result) }
      }
    }
    flush(&result)
    result.bytes = json.bytes
    if result.records.contains(where: \.isStored) { result.source = numbered }
    return result
  }

  private func wait(for transcript: Transcript, _ counts: IntakeCounts) {
    guard let storing else { return waiting.add(transcript, counts) }
    let key = TranscriptKey(transcript)
    // A store that cannot be read fails when it is written, with its reason.
    if looksUp, let known = (try? storing.lookup?.known(key, transcript)) ?? nil {
      waiting.add(known, transcript, key, counts)
    } else {
      waiting.add(transcript, counts, key)
    }
  }

  private func flush(_ result: inout LabelledBlock) {
    // What happened since the last one belongs to what comes next.
    let trailing = result.trailing
    var labelled = labeller.label(waiting.transcripts)[...]
    clock.measure(.write) { write(&labelled, &result) }
    waiting.removeAll()
    result.trailing = trailing
  }

  private func write(_ labelled: inout ArraySlice<LabelledTranscript>, _ result: inout LabelledBlock) {
    for entry in waiting.entries {
      result.trailing = entry.counts
      if let known = entry.known {
        take(known, &result)
      } else if let next = labelled.popFirst() {
        take(next, entry.key, &result)
      }
    }
  }

  private func take(_ unread: UnreadItem, _ result: inout LabelledBlock) {
    if case .jsonLines(let writer) = output { writer.write(unread, to: &json) }
    append(LabelOutcome(unread, end: json.bytes.count), &result)
  }

  private func take(_ known: WaitingTranscripts.Known, _ result: inout LabelledBlock) {
    var outcome = LabelOutcome(known.labels, model: known.model, end: json.bytes.count)
    outcome.stored = StoredTranscript(known: known.key, source: known.source, made: known.labels.made)
    append(outcome, &result)
  }

  private func take(_ labelled: LabelledTranscript, _ key: TranscriptKey?, _ result: inout LabelledBlock) {
    if let unread = labelled.transcript.unreadWithoutReasoning { return take(unread, &result) }
    var rows: LabelCSVRows?
    switch output {
    case .jsonLines(let writer): writer.write(labelled, to: &json)
    case .csv(let writer): rows = writer.rows(labelled)
    case .framed(let writer): writer.write(labelled, to: &json)
    case .none, .partial: break
    }
    var outcome = LabelOutcome(labelled, end: json.bytes.count, rows: rows)
    if case .partial = output { outcome.sample = LabelledSample(labelled) }
    if failCondition?.holds(for: labelled) == true { outcome.failing = labelled.transcript.id }
    if let storing, let key {
      outcome.stored = StoredTranscript(labelled, key: key, keeping: storing.policy, options: storing.options)
    }
    append(outcome, &result)
  }

  /// What was left out before a record is counted with it, so that a limit counts the same for any
  /// number of jobs.
  private func append(_ outcome: LabelOutcome, _ result: inout LabelledBlock) {
    result.records.append(outcome)
    result.records[result.records.count - 1].intake = result.trailing
    result.trailing = IntakeCounts()
  }
}

/// Workers that wait for their next block; each is handed to one task at a time, which is the proof
/// behind `@unchecked Sendable`.
final class LabelWorkerPool: @unchecked Sendable {
  private let idle = Mutex<[Box]>([])
  private let make: @Sendable () -> LabelWorker

  private struct Box: @unchecked Sendable { let worker: LabelWorker }

  init(_ make: @escaping @Sendable () -> LabelWorker) { self.make = make }

  func label(_ block: BlockSequence.Numbered, looksUp: Bool = true) -> LabelledBlock {
    let box = idle.withLock { $0.popLast() } ?? Box(worker: make())
    defer { idle.withLock { $0.append(box) } }
    return box.worker.label(block, looksUp: looksUp)
  }
}
