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
  let intercepts: [Double]
  let cutoffs: [Double]
  let texts: TextScorer
  /// By tag, the logit from which entries may bring a sentence to the cutoff.
  private let near: [Double]
  let phrases: PhraseScorer?
  private let store: TableStore
  let table: WordTable
  /// The entries of the lexicon among the words.
  package let lexicon: LexiconSet
  /// By number of the entry in `lexicon`, where it stands in the table.
  let tableEntries: [Int?]

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
          known.eachEntry(words) { entry, _ in
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
}
