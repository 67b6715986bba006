import LabelStore
import Labelling
import Reporting
import TranscriptModel
import TranscriptReading

/// Where records go beside the summary.
package enum RecordOutput: Sendable {
  case none
  case jsonLines(LabelRecordWriter)
  case csv(LabelCSVWriter)
  /// A document whose head and tail the sink writes.
  case framed(any FramedRecordWriter)
  /// Sums, which the sink counts and writes at the end.
  case partial

  var writesRecords: Bool {
    if case .none = self { false } else { true }
  }
}

/// What one block of input became.
struct LabelledBlock: Sendable {
  /// Position among the files of the run.
  var file: Int
  var fileBytes: Int
  /// Records of the file that the block stands for, as the reader counts them.
  var readerRecords: Int
  /// What it was made of, where some of it was known and may have to be labelled after all.
  var source: BlockSequence.Numbered?
  /// Time spent on the block, where it is measured.
  var times = StageTimes()
  /// JSON records of the block, one after the other.
  var bytes: [UInt8] = []
  var records: [LabelOutcome] = []
  /// What happened to transcripts behind the last record.
  var trailing = IntakeCounts()
}

/// What the summary needs of one record, and where its JSON ends in the block's bytes.
package struct LabelOutcome: Sendable {
  package var model: String?
  package var present: [String]
  package var visibility: Visibility?
  package var isTruncated: Bool
  package var language: ReasoningSummary.Language
  package var limits: [LimitNote]
  /// Rules were not searched for in it.
  package var isScreened = false
  /// Copies of reasoning that were left out.
  package var merged = 0
  /// The format's name.
  package var format: String?
  package var unread: UnreadItem?
  /// What happened to this transcript on its way in, and to those left out before it.
  var intake = IntakeCounts()
  var end: Int
  var rows: LabelCSVRows?
  /// What sums count of it; `nil` where none are wanted.
  var sample: LabelledSample?
  /// What a store takes of it; `nil` without one.
  var stored: StoredTranscript?
  /// The id of one that meets `--fail-on`.
  var failing: String?
  /// The store had it before, and it was not labelled again.
  var isStored = false

  init(_ labelled: LabelledTranscript, end: Int, rows: LabelCSVRows?) {
    model = labelled.transcript.model
    present = labelled.presentTags.sorted()
    merged = labelled.transcript.merged
    format = labelled.transcript.format
    visibility = labelled.reasoning.visibility
    isTruncated = labelled.reasoning.truncated
    language = labelled.reasoning.language
    limits = labelled.limits
    isScreened = labelled.isScreened
    self.end = end
    self.rows = rows
  }

  /// A transcript that was labelled before.
  init(_ known: StoreLookup.Known, model: String?, end: Int) {
    self.model = model
    present = known.present
    visibility = known.visibility
    isTruncated = known.isTruncated
    language = known.language
    limits = known.limits.map { LimitNote(code: $0) }
    merged = known.merged
    format = known.format
    isStored = true
    self.end = end
  }

  init(_ unread: UnreadItem, end: Int) {
    present = []
    isTruncated = false
    language = .unknown
    limits = []
    self.unread = unread
    self.end = end
  }
}
