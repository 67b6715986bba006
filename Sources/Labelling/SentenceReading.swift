import PatternMatching

/// What learned words say of the sentences of one text.
package struct SentenceReading: Sendable {
  /// A sentence that speaks for a tag.
  struct Candidate: Sendable, Equatable {
    let sentence: Int
    let logit: Double
  }

  /// A sentence that entries of the lexicon may bring to a cutoff: what its words weigh for each tag, and the logits of its
  /// phrases, none where they were not read.
  struct Hopeful: Sendable {
    let sentence: Int
    var sums: [Int32]
    let phrases: [Double]
  }

  /// The best sentences of a tag that may become cues: a better one may turn out to be denied.
  static let mostPerTag = 2

  /// `mostPerTag` of each tag of the scorer, the best first, then by place; -infinity where there is none.
  private var candidates: [Candidate]
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
    candidates = [Candidate](
      repeating: Candidate(sentence: 0, logit: -.infinity), count: tags * Self.mostPerTag)
  }

  /// The best sentences of a tag of the scorer, the best first, then by place.
  func best(_ tag: Int) -> ArraySlice<Candidate> {
    candidates[(tag * Self.mostPerTag)...].prefix(Self.mostPerTag).prefix { $0.logit > -.infinity }
  }

  /// The logit of the best sentence of a tag.
  func bestLogit(_ tag: Int) -> Double? {
    let logit = candidates[tag * Self.mostPerTag].logit
    return logit > -.infinity ? logit : nil
  }

  /// Keeps a candidate that is better than the last of its tag.
  @inline(__always)
  mutating func add(_ candidate: Candidate, to tag: Int) {
    let first = tag * Self.mostPerTag
    var place = first + Self.mostPerTag - 1
    guard candidate.logit > candidates[place].logit else { return }
    while place > first, candidates[place - 1].logit < candidate.logit {
      candidates[place] = candidates[place - 1]
      place -= 1
    }
    candidates[place] = candidate
  }
}
