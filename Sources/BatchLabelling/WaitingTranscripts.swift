import LabelStore
import TranscriptModel

/// Transcripts that are labelled together, those among them that a store knows, and what happened on their
/// way in.
struct WaitingTranscripts {
  /// One that was labelled before.
  struct Known {
    var labels: StoreLookup.Known
    var key: TranscriptKey
    var source: TranscriptSource
    var model: String?
  }

  /// In input order; one without `known` is the next of `transcripts`.
  struct Entry {
    var counts: IntakeCounts
    var key: TranscriptKey?
    var known: Known?
  }

  private static let mostTranscripts = 1024
  private static let mostBytes = 1 << 19

  private(set) var transcripts: [Transcript] = []
  private(set) var entries: [Entry] = []
  private var bytes = 0

  var isFull: Bool { entries.count >= Self.mostTranscripts || bytes >= Self.mostBytes }

  mutating func add(_ transcript: Transcript, _ counts: IntakeCounts, _ key: TranscriptKey? = nil) {
    transcripts.append(transcript)
    entries.append(Entry(counts: counts, key: key))
    bytes += transcript.parts.reduce(0) { $0 + $1.text.count }
  }

  mutating func add(
    _ labels: StoreLookup.Known, _ transcript: Transcript, _ key: TranscriptKey, _ counts: IntakeCounts
  ) {
    let known = Known(labels: labels, key: key, source: transcript.source, model: transcript.model)
    entries.append(Entry(counts: counts, key: key, known: known))
  }

  mutating func removeAll() {
    transcripts.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    bytes = 0
  }
}
