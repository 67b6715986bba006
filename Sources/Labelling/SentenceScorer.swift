import PatternMatching
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
  /// The entries of the lexicon among the words.
  package let lexicon: LexiconSet
  /// By number of the entry in `lexicon`, where it stands in the table.
  private let tableEntries: [Int?]

  /// - Parameters:
  ///   - tags: The ids of the pack's tags, in order.
  ///   - prepared: Search tables of the entries that the model names.
  package init(
    _ model: SentenceModel, tags ids: [String], _ lexicon: Lexicon, prepared: PreparedTables.Block? = nil
  ) {
    let known = ids.compactMap { id in model.tags[id].map { (id: id, words: $0) } }
    tags = known.map(\.id)
    intercepts = known.map(\.words.intercept)
    cutoffs = known.map(\.words.cutoff)
    table = WordTable(known.map(\.words.terms))
    self.lexicon = LexiconSet(lexicon, of: model, prepared: prepared)
    tableEntries = self.lexicon.names.map { [table] in table.entry(WordTable.hash($0)) }
  }

  /// The best sentences of each tag, by tag, then place, and the limits that PCRE2 hit. Cost: about 20 ns a word, and the
  /// search for the entries.
  ///
  /// - Parameter search: For entries of `lexicon`.
  package func findings(
    in text: ReasoningText, _ search: LexiconSearch
  ) -> (found: [Finding], limits: Set<MatchLimit>) {
    let open = hopeful(text)
    let (entries, limits) = search.entries(in: text.part.text.bytes, open.map { text.sentences[$0.sentence].range })
    var best = [[(hopeful: Int, excess: Double)]](repeating: [], count: tags.count)
    for (index, own) in open.enumerated() {
      var logits = own.logits
      for entry in entries[index] { if let known = tableEntries[entry.number] { table.add(known, to: &logits) } }
      for tag in tags.indices where logits[tag] >= cutoffs[tag] {
        best[tag].append((index, logits[tag] - cutoffs[tag]))
      }
    }
    let found = tags.indices.flatMap { tag in
      best[tag].sorted { ($1.excess, $0.hopeful) < ($0.excess, $1.hopeful) }.prefix(Self.mostPerTag)
        .sorted { $0.hopeful < $1.hopeful }.map { best in
          let sentence = open[best.hopeful].sentence
          let telling = tellingWords(
            tag, in: text.part.text.bytes, text.sentences[sentence].range, entries[best.hopeful])
          return Finding(
            tag: tags[tag], sentence: sentence, excess: best.excess, range: telling.range, heads: telling.heads)
        }
    }
    return (found, limits)
  }

  /// How much the entries can be hoped to add: where words alone are farther below every cutoff, nothing is looked for.
  private static let reach = 1.0

  /// The sentences that can become findings, with their logits by words alone.
  private func hopeful(_ text: ReasoningText) -> [(sentence: Int, logits: [Double])] {
    text.sentences.enumerated().compactMap { index, sentence in
      guard sentence.kind != .code else { return nil }
      let logits = logits(SentenceWords(text.part.text.bytes, sentence.range))
      return tags.indices.contains { logits[$0] >= cutoffs[$0] - Self.reach } ? (index, logits) : nil
    }
  }

  /// The logit of every tag by the intercept and the weights of the different words.
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
  /// What an entry weighs stands at the word that it starts with.
  private func tellingWords(
    _ tag: Int, in text: [UInt8], _ sentence: ByteRange, _ entries: [LexiconSearch.Entry]
  ) -> (range: ByteRange, heads: [ByteRange]) {
    let words = SentenceWords(text, sentence)
    var weights = [Double](repeating: 0, count: words.words.count)
    eachEntry(words) { word, entry in weights[word] += table.weight(of: tag, in: entry) }
    for entry in entries {
      guard let known = tableEntries[entry.number],
        let word = words.words.firstIndex(where: { $0.range.end > entry.start })
      else { continue }
      weights[word] += table.weight(of: tag, in: known)
    }
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

  /// What the sentence's words and entries add for a tag, the greatest first; those that add nothing are left out.
  package func terms(
    _ tag: String, in text: [UInt8], _ sentence: ByteRange, _ search: LexiconSearch
  ) -> (logit: Double, terms: [SentenceModel.Term])? {
    guard let number = tags.firstIndex(of: tag) else { return nil }
    var terms: [SentenceModel.Term] = []
    for name in SentenceWords.names(text, sentence) + search.names(in: text, sentence) {
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
