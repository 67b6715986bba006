import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Scores sentences by learned words. Immutable; shared by threads.
package struct SentenceScorer: Sendable {
  /// A sentence at or above the cutoff of a tag.
  package struct Finding: Sendable, Equatable {
    package let tag: String
    package let sentence: Int
    /// Above the cutoff, 0 or more.
    package let excess: Double
    /// The words of the sentence that speak most for the tag.
    package let range: ByteRange
    /// Single words at which its stance is asked too, none or more: what denies a sentence often stands inside the range,
    /// or too far before it.
    package let heads: [ByteRange]
  }

  /// The best sentences of a tag in a text that become cues: a better one may turn out to be denied.
  private static let mostPerTag = 2

  private let tags: [String]
  private let intercepts: [Double]
  private let cutoffs: [Double]
  private let table: WordTable

  /// - Parameter tags: The ids of the pack's tags, in order.
  package init(_ model: SentenceModel, tags ids: [String]) {
    let known = ids.compactMap { id in model.tags[id].map { (id: id, words: $0) } }
    tags = known.map(\.id)
    intercepts = known.map(\.words.intercept)
    cutoffs = known.map(\.words.cutoff)
    table = WordTable(known.map(\.words.terms))
  }

  /// The best sentences of each tag, by tag, then place. Cost: about 20 ns a word.
  package func findings(in text: ReasoningText) -> [Finding] {
    var best = [[(sentence: Int, excess: Double)]](repeating: [], count: tags.count)
    for (index, sentence) in text.sentences.enumerated() where sentence.kind != .code {
      let logits = logits(SentenceWords(text.part.text.bytes, sentence.range))
      for tag in tags.indices where logits[tag] >= cutoffs[tag] {
        best[tag].append((index, logits[tag] - cutoffs[tag]))
      }
    }
    return tags.indices.flatMap { tag in
      best[tag].sorted { ($1.excess, $0.sentence) < ($0.excess, $1.sentence) }.prefix(Self.mostPerTag)
        .sorted { $0.sentence < $1.sentence }.map { best in
          let telling = tellingWords(tag, in: text.part.text.bytes, text.sentences[best.sentence].range)
          return Finding(
            tag: tags[tag], sentence: best.sentence, excess: best.excess, range: telling.range, heads: telling.heads)
        }
    }
  }

  /// The logit of every tag: intercept and weights of the different words.
  private func logits(_ words: SentenceWords) -> [Double] {
    var logits = intercepts
    eachEntry(words) { _, entry in table.add(entry, to: &logits) }
    return logits
  }

  /// Calls `visit` with the number of each word and the table's entries that it completes, alone or with the word before
  /// it, each entry where it stands first.
  private func eachEntry(_ words: SentenceWords, _ visit: (_ word: Int, _ entry: Int) -> Void) {
    var seen: [Int] = []
    seen.reserveCapacity(64)
    func tell(_ word: Int, _ hash: UInt64) {
      guard let entry = table.entry(hash), !seen.contains(entry) else { return }
      seen.append(entry)
      visit(word, entry)
    }
    var previous: UInt64?
    for (number, word) in words.words.enumerated() {
      tell(number, word.hash)
      if let previous { tell(number, SentenceWords.hash(previous, word.hash)) }
      previous = word.hash
    }
  }

  /// The run of words whose weights have the greatest sum (Kadane's algorithm), with the word before it that a pair
  /// begins with; and the word that speaks most for the tag, and the first one that does.
  private func tellingWords(
    _ tag: Int, in text: [UInt8], _ sentence: ByteRange
  ) -> (range: ByteRange, heads: [ByteRange]) {
    let words = SentenceWords(text, sentence)
    var weights = [Double](repeating: 0, count: words.words.count)
    eachEntry(words) { word, entry in weights[word] += table.weight(of: tag, in: entry) }
    let run = Self.heaviestRun(weights)
    guard !run.isEmpty else { return (sentence, []) }
    let first = weights.firstIndex { $0 >= Self.speaks }
    let heaviest = run.max { weights[$0] < weights[$1] }
    let range = ByteRange(
      words.words[max(0, run.lowerBound - 1)].range.start, words.words[run.upperBound - 1].range.end)
    return (range, [heaviest, first].compactMap { $0.map { words.words[$0].range } })
  }

  /// The weight from which on a word speaks for a tag.
  private static let speaks = 0.5

  private static func heaviestRun(_ weights: [Double]) -> Range<Int> {
    var best = (sum: 0.0, range: 0..<0)
    var (sum, start) = (0.0, 0)
    for (index, weight) in weights.enumerated() {
      if sum <= 0 { (sum, start) = (0, index) }
      sum += weight
      if sum > best.sum { best = (sum, start..<(index + 1)) }
    }
    return best.range
  }

  /// What the sentence's words add for a tag, the greatest first; words that add nothing are left out.
  package func terms(
    _ tag: String, in text: [UInt8], _ sentence: ByteRange
  ) -> (logit: Double, terms: [SentenceModel.Term])? {
    guard let number = tags.firstIndex(of: tag) else { return nil }
    var terms: [SentenceModel.Term] = []
    for name in SentenceWords.names(text, sentence) {
      guard let entry = table.entry(WordTable.hash(name)) else { continue }
      let weight = table.weight(of: number, in: entry)
      if weight != 0 { terms.append(SentenceModel.Term(words: name, weight: weight)) }
    }
    let sum = terms.reduce(intercepts[number]) { $0 + $1.weight }
    return (sum, terms.sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) })
  }

  /// Intercept and cutoff of a tag that has words.
  package func constants(_ tag: String) -> (intercept: Double, cutoff: Double)? {
    tags.firstIndex(of: tag).map { (intercepts[$0], cutoffs[$0]) }
  }
}
