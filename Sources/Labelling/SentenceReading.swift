import PatternMatching

/// What learned words say of the sentences of one text.
package struct SentenceReading: Sendable {
  /// A sentence that speaks for a tag.
  struct Candidate: Sendable, Equatable {
    let sentence: Int
    let logit: Double
  }

  /// A sentence that entries of the lexicon may bring to a cutoff, and what its words weigh for each tag.
  struct Hopeful: Sendable {
    let sentence: Int
    var sums: [Int32]
  }

  /// The best sentences of a tag that may become cues: a better one may turn out to be denied.
  static let mostPerTag = 2

  /// By tag of the scorer, its best sentences, the best first, then by place.
  private(set) var best: [[Candidate]]
  /// The logit of the last of them, below which no further sentence is among the best.
  private(set) var last: [Double]
  /// Sentences that were read; code is not.
  var sentences = 0
  /// Entries of the table that weigh something for whole texts, each once.
  var textEntries: [Int32] = []
  /// Not yet among the best.
  var hopeful: [Hopeful] = []
  /// What was found of the lexicon, by sentence; only where it was looked for.
  var entries: [Int: [LexiconSearch.Entry]] = [:]
  var limits: Set<MatchLimit> = []

  init(tags: Int) {
    best = [[Candidate]](repeating: [], count: tags)
    last = [Double](repeating: -.infinity, count: tags)
  }

  /// - Parameter candidate: Better than the last.
  mutating func add(_ candidate: Candidate, to tag: Int) {
    let place = best[tag].firstIndex { $0.logit < candidate.logit } ?? best[tag].endIndex
    best[tag].insert(candidate, at: place)
    if best[tag].count > Self.mostPerTag { best[tag].removeLast() }
    if best[tag].count == Self.mostPerTag { last[tag] = best[tag][Self.mostPerTag - 1].logit }
  }
}
