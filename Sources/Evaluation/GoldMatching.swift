import Labelling
import TranscriptModel

/// One labelled text and what careful readers found in it.
package struct GoldPair: Sendable {
  package var text: LabelledTranscript
  package var gold: GoldRow

  package init(text: LabelledTranscript, gold: GoldRow) {
    self.text = text
    self.gold = gold
  }

  /// Texts of one cluster stand or fall together: those of one prompt, else the text alone.
  var cluster: String { text.transcript.promptID ?? text.transcript.id }
}

/// Finds the gold of labelled texts by their ids. Holds the texts that have gold, and no others.
package struct GoldMatching: Sendable {
  private let rows: [String: GoldRow]
  private var places: [String: TranscriptSource] = [:]
  package private(set) var pairs: [GoldPair] = []
  /// Texts that the gold says nothing about.
  package private(set) var withoutGold = 0
  /// Second and later texts of one id: which of them the gold means cannot be told. At most fifty.
  package private(set) var ambiguous: [(id: String, first: TranscriptSource, second: TranscriptSource)] = []

  /// - Parameter gold: Rows with unique ids, as `GoldReader` gives them.
  package init(_ gold: [GoldRow]) {
    rows = Dictionary(gold.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Gold rows that have no text.
  package var withoutText: Int { rows.count - places.count }
  /// Their ids, in order.
  package var idsWithoutText: [String] { rows.keys.filter { places[$0] == nil }.sorted() }

  /// Labels a transcript that has gold and keeps it; counts any other.
  package mutating func take(_ transcript: Transcript, label: (Transcript) -> LabelledTranscript) {
    guard let gold = rows[transcript.id] else { return withoutGold += 1 }
    if let first = places[transcript.id] {
      if ambiguous.count < 50 { ambiguous.append((transcript.id, first, transcript.source)) }
      return
    }
    places[transcript.id] = transcript.source
    pairs.append(GoldPair(text: label(transcript), gold: gold))
  }
}
