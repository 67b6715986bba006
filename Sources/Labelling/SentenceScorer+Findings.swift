import ReasoningExtraction
import TranscriptModel

extension SentenceScorer {
  /// Calls `visit` with the sentences that are cues, by tag, the best first: those from the cutoff on, and without one the
  /// best of an open tag. One that is far behind a better one of its tag that counts is left out: it is evidence in one of
  /// thirty, by writers who quoted all of it.
  ///
  /// - Parameters:
  ///   - isOpen: A rule found something in the text.
  ///   - open: Tags for which whole texts speak, and none better than this one.
  ///   - visit: Answers whether the sentence counts for the tag.
  package func eachFinding(
    _ reading: SentenceReading, in text: ReasoningText, isOpen: Bool = true, open: Set<Int> = [],
    _ visit: (Finding) -> Bool
  ) {
    var ofSentence: [Int: Said] = [:]
    var known = WordTable.Reader(table)
    for tag in tags.indices where isOpen || open.contains(tag) {
      let best = reading.best(tag)
      let above = best.prefix { $0.logit >= cutoffs[tag] }
      var counting: Double?
      for candidate in above.isEmpty && open.contains(tag) ? best.prefix(1) : above {
        if let counting, counting > candidate.logit + Self.farBehind { continue }
        let said = ofSentence[candidate.sentence] ?? said(in: text, candidate.sentence, reading.entries, &known)
        ofSentence[candidate.sentence] = said
        let telling = tellingWords(tag, said)
        let counts = visit(
          Finding(
            tag: tags[tag], sentence: candidate.sentence, excess: candidate.logit - cutoffs[tag],
            range: telling.range, heads: telling.heads))
        if counts, counting == nil { counting = candidate.logit }
      }
    }
  }

  /// Of the logit.
  private static let farBehind = 2.0

  /// What is said in a sentence, for whatever tag.
  private struct Said {
    let range: ByteRange
    var words: [SentenceWords.Word] = []
    /// What the table has of its words, alone or with the word before them, each where it stands first, and of entries of
    /// the lexicon; with the number of the word.
    var entries: [(word: Int, entry: Int)] = []
    var phrases: [PhraseScorer.Phrase] = []
  }

  private func said(
    in text: ReasoningText, _ sentence: Int, _ found: [Int: [LexiconSearch.Entry]], _ known: inout WordTable.Reader
  ) -> Said {
    var said = Said(range: text.sentences[sentence].range)
    SentenceWords.reading(text.part.text.bytes) { reader in
      let words = reader.words(of: said.range)
      said.words = words.map(SentenceWords.Word.init)
      known.eachEntry(words) { entry, end in said.entries.append((end, entry)) }
    }
    for entry in found[sentence] ?? [] {
      guard let known = tableEntries[entry.number],
        let word = said.words.firstIndex(where: { $0.range.end > entry.start })
      else { continue }
      said.entries.append((word, known))
    }
    said.phrases = phrases?.strongest(said.words, before: wordsBefore(sentence, in: text)) ?? []
    return said
  }

  /// The run of words whose weights have the greatest sum (Kadane's algorithm), with the word before it that a pair
  /// begins with; and the word that speaks most for the tag, and the first one that does.
  /// What an entry weighs stands at the word that it starts with.
  private func tellingWords(_ tag: Int, _ said: Said) -> (range: ByteRange, heads: [ByteRange]) {
    let words = said.words
    var weights = [Double](repeating: 0, count: words.count)
    for (word, entry) in said.entries { weights[word] += table.inSentences.weight(of: tag, in: entry) }
    phrases?.eachWeight(tag, of: said.phrases) { phrase, weight in
      for word in phrase where word >= 0 { weights[word] += weight / Double(phrase.count) }
    }
    let run = Self.heaviestRun(weights)
    guard !run.isEmpty else { return (said.range, []) }
    let first = weights.firstIndex { $0 >= Self.speaks }
    let heaviest = run.max { weights[$0] < weights[$1] }
    let telling = ByteRange(
      words[max(0, run.lowerBound - 1)].range.start, words[run.upperBound - 1].range.end)
    return (telling, [heaviest, first].compactMap { $0.map { words[$0].range } })
  }

  func wordsBefore(_ sentence: Int, in text: ReasoningText) -> [SentenceWords.Word] {
    guard phrases?.readsBefore == true, let before = text.sentence(before: sentence) else { return [] }
    return SentenceWords(text.part.text.bytes, before.range).words
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
}
