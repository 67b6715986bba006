import JSONWriting
import Labelling
import RuleMatching
import Reporting
import Synchronization
import TranscriptModel
import TranscriptReading

/// Reads, labels and writes the records of one block at a time. Used by one task at a time.
final class LabelWorker {
  private let parser: RecordParser
  private let labeller: Labeller
  private let output: RecordOutput
  private let intake: TranscriptIntake
  private var json = JSONWriter()
  private var waiting = WaitingTranscripts()

  init(_ rules: LabellingRules, engine: RuleMatcher.Engine, output: RecordOutput, intake: TranscriptIntake) {
    labeller = Labeller(rules, engine: engine)
    self.output = output
    self.intake = intake
    parser = RecordParser(mapping: intake.mapping)
  }

  func label(_ block: RecordBlock) -> LabelledBlock {
    var result = LabelledBlock(fileBytes: block.fileBytes)
    json.removeAll()
    parser.records(of: block) { item in
      switch item {
      case .unread(let unread):
        flush(&result)
        take(unread, &result)
      case .transcript(let transcript):
        guard let admitted = intake.admitted(transcript, &result.trailing) else { return }
        waiting.add(admitted, result.trailing)
        result.trailing = IntakeCounts()
        if waiting.isFull { flush(&result) }
      }
    }
    flush(&result)
    result.bytes = json.bytes
    return result
  }

  private func flush(_ result: inout LabelledBlock) {
    // What happened since the last one belongs to what comes next.
    let trailing = result.trailing
    for (labelled, counts) in zip(labeller.label(waiting.transcripts), waiting.counts) {
      result.trailing = counts
      take(labelled, &result)
    }
    waiting.removeAll()
    result.trailing = trailing
  }

  private func take(_ unread: UnreadItem, _ result: inout LabelledBlock) {
    if case .jsonLines(let writer) = output { writer.write(unread, to: &json) }
    append(LabelOutcome(unread, end: json.bytes.count), &result)
  }

  private func take(_ labelled: LabelledTranscript, _ result: inout LabelledBlock) {
    if let unread = labelled.transcript.unreadWithoutReasoning { return take(unread, &result) }
    var rows: LabelCSVRows?
    switch output {
    case .jsonLines(let writer): writer.write(labelled, to: &json)
    case .csv(let writer): rows = writer.rows(labelled)
    case .none: break
    }
    append(LabelOutcome(labelled, end: json.bytes.count, rows: rows), &result)
  }

  /// What was left out before a record is counted with it, so that a limit counts the same for any
  /// number of jobs.
  private func append(_ outcome: LabelOutcome, _ result: inout LabelledBlock) {
    result.records.append(outcome)
    result.records[result.records.count - 1].intake = result.trailing
    result.trailing = IntakeCounts()
  }
}

/// Transcripts that are labelled together, and what happened on their way in.
private struct WaitingTranscripts {
  private static let mostTranscripts = 1024
  private static let mostBytes = 1 << 21

  private(set) var transcripts: [Transcript] = []
  private(set) var counts: [IntakeCounts] = []
  private var bytes = 0

  var isFull: Bool { transcripts.count >= Self.mostTranscripts || bytes >= Self.mostBytes }

  mutating func add(_ transcript: Transcript, _ count: IntakeCounts) {
    transcripts.append(transcript)
    counts.append(count)
    bytes += transcript.parts.reduce(0) { $0 + $1.text.count }
  }

  mutating func removeAll() {
    transcripts.removeAll(keepingCapacity: true)
    counts.removeAll(keepingCapacity: true)
    bytes = 0
  }
}

/// Workers that wait for their next block; each is handed to one task at a time, which is the proof
/// behind `@unchecked Sendable`.
final class LabelWorkerPool: @unchecked Sendable {
  private let idle = Mutex<[Box]>([])
  private let make: @Sendable () -> LabelWorker

  private struct Box: @unchecked Sendable { let worker: LabelWorker }

  init(_ make: @escaping @Sendable () -> LabelWorker) { self.make = make }

  func label(_ block: RecordBlock) -> LabelledBlock {
    let box = idle.withLock { $0.popLast() } ?? Box(worker: make())
    defer { idle.withLock { $0.append(box) } }
    return box.worker.label(block)
  }
}
