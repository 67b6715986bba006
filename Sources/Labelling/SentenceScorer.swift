import CWords
import PatternMatching
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Scores sentences by learned words, and by learned phrases where the model has them. Immutable; shared by threads; a class, since copies of its tables' references cost
/// a third of the reading.
package final class SentenceScorer: Sendable {
  /// A sentence at or above the cutoff of a tag.
  package struct Finding: Sendable, Equatable {
    package let tag: String
    package let sentence: Int
    /// Above the cutoff; below 0 where the whole text speaks for the tag.
    package let excess: Double
    /// The words of the sentence that speak most for the tag.
    package let range: ByteRange
    /// Single words at which its stance is asked too, none or more: what denies a sentence often stands inside the range,
    /// or too far before it.
    package let heads: [ByteRange]
  }

  /// Of the pack, those that have words.
  let tags: [String]
  private let intercepts: [Double]
  private let cutoffs: [Double]
  private let texts: TextScorer
  /// By tag, the logit from which entries may bring a sentence to the cutoff.
  private let near: [Double]
  private let phrases: PhraseScorer?
  private let store: TableStore
  private let table: WordTable
  /// The entries of the lexicon among the words.
  package let lexicon: LexiconSet
  /// By number of the entry in `lexicon`, where it stands in the table.
  private let tableEntries: [Int?]

  /// - Parameters:
  ///   - tags: The ids of the pack's tags, in order.
  ///   - prepared: Tables of this very model and lexicon.
  package init(_ model: SentenceModel, tags ids: [String], _ lexicon: Lexicon, prepared: PreparedTables? = nil) {
    let known = ids.compactMap { id in model.tags[id].map { (id: id, words: $0) } }
    tags = known.map(\.id)
    intercepts = known.map(\.words.intercept)
    cutoffs = known.map(\.words.cutoff)
    texts = TextScorer(model, known.map(\.id))
    store = TableStore(prepared?.block(Self.wordTables))
    let table = WordTable(store) {
      known.map(\.words.terms)
    } ofTexts: {
      known.map { $0.words.text?.terms ?? [] }
    }
    self.table = table
    phrases = model.phrases.map { PhraseScorer($0, tags: ids.filter { model.tags[$0] != nil }, prepared: prepared) }
    let reach = phrases == nil ? Self.reach : Self.reach * Self.shareOfWords
    near = known.map { $0.words.cutoff - reach - 1e-9 }
    let names = store.array { Array(LexiconSet.names(in: model).joined(separator: "\n").utf8) }
    self.lexicon = LexiconSet(
      lexicon, named: String(decoding: names, as: UTF8.self).split(separator: "\n").map(String.init),
      prepared: prepared?.set(Self.entryTables))
    tableEntries = self.lexicon.names.map { [table] in table.entry(WordTable.hash($0)) }
  }

  private static let wordTables = "words"
  private static let entryTables = "sentences"

  /// The tables of words by name, to be given to `init` as prepared; empty where they were.
  var tables: [String: [UInt8]] {
    [Self.wordTables: store.block].merging(phrases.map { [PhraseScorer.tableName: $0.tables] } ?? [:]) { _, new in new }
  }

  /// The entries of the lexicon by name, to be prepared.
  var patternSets: [String: PatternSet] { [Self.entryTables: lexicon.patterns] }

  /// How much the entries can be hoped to add: where words alone are farther below every cutoff, nothing is looked for.
  private static let reach = 1.0
  /// What the logit of words counts where there are phrases too; theirs counts the rest.
  package static let shareOfWords = 0.5

  /// Reads the words of every sentence but code, and its phrases where words leave a tag possible. Cost: some 6 ns a byte on a
  /// slow processor, and 6 more for each network where all sentences' phrases are read.
  package func read(_ text: ReasoningText) -> SentenceReading {
    let bytes = text.part.text.bytes
    var reading = SentenceReading(tags: tags.count)
    var sums = [Int32](repeating: 0, count: table.inSentences.width)
    var known = WordTable.Reader(table)
    var seenInText = SeenEntries(count: table.textCount)
    var numbers = PhraseScorer.Numbers(phrases)
    var ofPhrases = [Double](repeating: 0, count: phrases == nil ? 0 : tags.count)
    var before: ByteRange?
    SentenceWords.reading(bytes) { reader in
      for (index, sentence) in text.sentences.enumerated() where sentence.kind != .code {
        reading.sentences += 1
        for tag in sums.indices { sums[tag] = 0 }
        let words = reader.words(of: sentence.range)
        sums.withUnsafeMutableBufferPointer { sums in
          known.eachEntry(words) { entry in
            table.inSentences.add(entry, to: sums)
            if entry < table.textCount, seenInText.insert(entry) { reading.textEntries.append(Int32(entry)) }
          }
        }
        let asksPhrases = phrases != nil && tags.indices.contains { ofWords($0, sums) >= Self.leastForPhrases }
        if asksPhrases, let phrases {
          numbers.set(phrases.number(words))
          if phrases.readsBefore, let before { numbers.setBefore(phrases.number(reader.words(of: before))) }
          phrases.eachLogit(&numbers) { ofPhrases[$0] = $1 }
        }
        before = sentence.range
        let said = asksPhrases ? ofPhrases : []
        if tags.indices.contains(where: { logit($0, sums, said) >= near[$0] }) {
          reading.hopeful.append(.init(sentence: index, sums: sums, phrases: said))
        } else {
          note(index, sums, said, in: &reading)
        }
      }
    }
    return reading
  }

  /// The reading with the hopeful sentences by their words, and by what of the lexicon stands in them.
  ///
  /// - Parameter search: `nil` to look for nothing. Cost: some microseconds a sentence.
  package func finished(
    _ reading: SentenceReading, of text: ReasoningText, _ search: LexiconSearch?
  ) -> SentenceReading {
    guard !reading.hopeful.isEmpty else { return reading }
    var reading = reading
    var hopeful = reading.hopeful
    reading.hopeful = []
    if let search {
      let ranges = hopeful.map { text.sentences[$0.sentence].range }
      let (found, limits) = search.entries(in: text.part.text.bytes, ranges)
      reading.limits = limits
      for (place, entries) in found.enumerated() where !entries.isEmpty {
        reading.entries[hopeful[place].sentence] = entries
        hopeful[place].sums.withUnsafeMutableBufferPointer { sums in
          for entry in entries { if let known = tableEntries[entry.number] { table.inSentences.add(known, to: sums) } }
        }
      }
    }
    for hopeful in hopeful { note(hopeful.sentence, hopeful.sums, hopeful.phrases, in: &reading) }
    return reading
  }

  @inline(__always)
  private func note(_ sentence: Int, _ sums: [Int32], _ phrases: [Double], in reading: inout SentenceReading) {
    for tag in tags.indices { reading.add(.init(sentence: sentence, logit: logit(tag, sums, phrases)), to: tag) }
  }

  /// - Parameters:
  ///   - sums: Of a sentence's words, by tag.
  ///   - phrases: The logits of its phrases by tag, none where they were not read.
  @inline(__always)
  private func logit(_ tag: Int, _ sums: [Int32], _ phrases: [Double]) -> Double {
    let ofWords = ofWords(tag, sums)
    return phrases.isEmpty ? ofWords : Self.logit(words: ofWords, phrases: phrases[tag])
  }

  @inline(__always)
  private func ofWords(_ tag: Int, _ sums: [Int32]) -> Double {
    intercepts[tag] + Double(sums[tag]) * table.inSentences.unit
  }

  /// Where words say less than that of a tag, its phrases do not count: they are not read where words say so of all tags, as
  /// they do of 92 % of the sentences of ordinary texts. Tags are found as often and as rightly as without that.
  package static let leastForPhrases = -4.5

  /// Of a sentence with phrases.
  package static func logit(words: Double, phrases: Double) -> Double {
    words < leastForPhrases ? words : shareOfWords * words + (1 - shareOfWords) * phrases
  }

  /// Texts are read whatever rules found in them.
  var weighsTexts: Bool { texts.hasWeights }

  /// What all readings of one transcript together say.
  func verdict(_ readings: [SentenceReading]) -> TextScorer.Verdict {
    texts.verdict(readings, words: wordsOfText(readings))
  }

  /// By tag, what the different words of all readings of one transcript weigh together.
  private func wordsOfText(_ readings: [SentenceReading]) -> [Double] {
    var sums = [Int32](repeating: 0, count: table.inTexts.width)
    var seen = SeenEntries(count: readings.count > 1 ? table.textCount : 0)
    sums.withUnsafeMutableBufferPointer { sums in
      for entry in readings.lazy.flatMap(\.textEntries) where readings.count == 1 || seen.insert(Int(entry)) {
        table.inTexts.add(Int(entry), to: sums)
      }
    }
    return tags.indices.map { Double(sums[$0]) * table.inTexts.unit }
  }

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
    for tag in tags.indices where isOpen || open.contains(tag) {
      let best = reading.best(tag)
      let above = best.prefix { $0.logit >= cutoffs[tag] }
      var counting: Double?
      for candidate in above.isEmpty && open.contains(tag) ? best.prefix(1) : above {
        if let counting, counting > candidate.logit + Self.farBehind { continue }
        let said = ofSentence[candidate.sentence] ?? said(in: text, candidate.sentence, reading.entries)
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

  private static let farBehind = 2.0

  /// Calls `visit` with the number of each word and the table's entries that it completes, alone or with the word before
  /// it, each entry where it stands first.
  private func eachEntry(_ words: SentenceWords, _ visit: (_ word: Int, _ entry: Int) -> Void) {
    var seen = SeenEntries(count: table.count)
    var previous: UInt64?
    for (number, word) in words.words.enumerated() {
      if let entry = table.entry(word.hash), seen.insert(entry) { visit(number, entry) }
      if let previous, let entry = table.entry(SentenceWords.hash(previous, word.hash)), seen.insert(entry) {
        visit(number, entry)
      }
      previous = word.hash
    }
  }

  /// What is said in a sentence, for whatever tag.
  private struct Said {
    let range: ByteRange
    let words: [SentenceWords.Word]
    /// What the table has of its words and of entries of the lexicon, with the word at which each begins.
    var entries: [(word: Int, entry: Int)] = []
    var phrases: [PhraseScorer.Phrase] = []
  }

  private func said(
    in text: ReasoningText, _ sentence: Int, _ found: [Int: [LexiconSearch.Entry]]
  ) -> Said {
    let range = text.sentences[sentence].range
    let words = SentenceWords(text.part.text.bytes, range)
    var said = Said(range: range, words: words.words)
    eachEntry(words) { said.entries.append(($0, $1)) }
    for entry in found[sentence] ?? [] {
      guard let known = tableEntries[entry.number],
        let word = words.words.firstIndex(where: { $0.range.end > entry.start })
      else { continue }
      said.entries.append((word, known))
    }
    said.phrases = phrases?.strongest(words.words, before: wordsBefore(sentence, in: text)) ?? []
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

  private func wordsBefore(_ sentence: Int, in text: ReasoningText) -> [SentenceWords.Word] {
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

  /// What the sentence's words and entries add for a tag, the greatest first; those that add nothing are left out.
  package func terms(
    _ tag: String, in text: [UInt8], _ sentence: ByteRange, _ search: LexiconSearch
  ) -> (logit: Double, terms: [SentenceModel.Term])? {
    guard let number = tags.firstIndex(of: tag) else { return nil }
    var terms: [SentenceModel.Term] = []
    for name in SentenceWords.names(text, sentence) + search.names(in: text, sentence) {
      guard let entry = table.entry(WordTable.hash(name)) else { continue }
      let weight = table.inSentences.weight(of: number, in: entry)
      if weight != 0 { terms.append(SentenceModel.Term(words: name, weight: weight)) }
    }
    let sum = terms.reduce(intercepts[number]) { $0 + $1.weight }
    return (sum, terms.sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) })
  }

  /// What the phrases of a sentence, and of the one before where they count, add for a tag, the greatest first, and their
  /// logit; `nil` without phrases.
  package func phraseTerms(
    _ tag: String, in text: ReasoningText, _ sentence: Int
  ) -> (logit: Double, terms: [SentenceModel.Term])? {
    guard let phrases, let number = tags.firstIndex(of: tag), text.sentences.indices.contains(sentence) else {
      return nil
    }
    let bytes = text.part.text.bytes
    let (before, own) = (wordsBefore(sentence, in: text), SentenceWords(bytes, text.sentences[sentence].range).words)
    let (intercept, terms) = phrases.terms(number, own, before: before)
    let words = before + own
    let named = terms.map { term in
      let stems = term.words.map { $0 + before.count }.filter(words.indices.contains)
        .map { SentenceWords.stem(bytes, words[$0]) }
      return SentenceModel.Term(words: stems.joined(separator: " "), weight: term.weight)
    }
    let logit = terms.reduce(intercept) { $0 + $1.weight }
    return (logit, named.sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) })
  }

  /// What the different words of a text weigh for a tag of whole texts, the greatest first.
  ///
  /// - Parameter texts: All readable reasoning of one transcript.
  package func textTerms(_ tag: String, in texts: [ReasoningText]) -> [SentenceModel.Term] {
    guard let number = tags.firstIndex(of: tag) else { return [] }
    var terms: [String: Double] = [:]
    for text in texts {
      for sentence in text.sentences where sentence.kind != .code {
        for name in SentenceWords.names(text.part.text.bytes, sentence.range) {
          guard let entry = table.entry(WordTable.hash(name)), entry < table.textCount else { continue }
          terms[name] = table.inTexts.weight(of: number, in: entry)
        }
      }
    }
    return terms.filter { $0.value != 0 }.map { SentenceModel.Term(words: $0.key, weight: $0.value) }
      .sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) }
  }

  /// Intercept and cutoff of a tag that has words; the cutoff of whole texts where it has weights for them.
  package func constants(_ tag: String) -> (intercept: Double, cutoff: Double, text: Double?)? {
    tags.firstIndex(of: tag).map { (intercepts[$0], cutoffs[$0], texts.cutoff($0)) }
  }
}
