import CWords
import PatternMatching
import RuleFormat

/// Learned words by hash, with their weights. Small, since each word of every text is looked up: half of what a
/// processor keeps near itself for 25,000 words.
///
/// Its arrays lie in the store, where nothing is written after `init`: that is the proof behind `@unchecked Sendable`.
final class WordTable: @unchecked Sendable {
  /// How many entries there are.
  let count: Int
  /// For the C code that reads it.
  private let table: aside_entry_table
  /// Of all entries.
  let inSentences: WordWeights
  /// Of the first `textCount` entries.
  let inTexts: WordWeights
  let textCount: Int
  private let store: TableStore

  /// - Parameters:
  ///   - terms: By tag number; asked for only where the store has no table.
  ///   - textTerms: The same, of whole texts.
  init(
    _ store: TableStore, _ terms: () -> [[SentenceModel.Term]], ofTexts textTerms: () -> [[SentenceModel.Term]]
  ) {
    self.store = store
    lazy var contents = Contents(terms(), ofTexts: textTerms())
    let slots = store.array { contents.slots }
    let filter = store.array { contents.filter }
    let hashes = store.array { contents.hashes }
    count = hashes.count
    table = aside_entry_table(
      slots: slots.baseAddress, slot_count: slots.count, filter: filter.baseAddress, filter_count: filter.count,
      hashes: hashes.baseAddress)
    let textCount = store.array { [contents.textCount] }.first ?? 0
    self.textCount = textCount
    inSentences = WordWeights(store) { (contents.terms, contents.rows, contents.hashes.count) }
    inTexts = WordWeights(store) { (contents.textTerms, contents.textRows, textCount) }
  }

  private struct Contents {
    let terms: [[SentenceModel.Term]]
    let textTerms: [[SentenceModel.Term]]
    /// By tag number, the entry of each term.
    let rows: [[Int]]
    let textRows: [[Int]]
    let hashes: [UInt64]
    let textCount: Int
    let slots: [aside_entry_slot]
    let filter: [UInt64]

    init(_ terms: [[SentenceModel.Term]], ofTexts textTerms: [[SentenceModel.Term]]) {
      self.terms = terms
      self.textTerms = textTerms
      var known = HashSlots(count: (textTerms + terms).reduce(0) { $0 + $1.count })
      var hashes: [UInt64] = []
      textRows = textTerms.map { terms in terms.map { known.insert(WordTable.hash($0.words), &hashes) } }
      textCount = hashes.count
      rows = terms.map { terms in terms.map { known.insert(WordTable.hash($0.words), &hashes) } }
      self.hashes = hashes
      // Anew for the different ones only, which are half of them.
      known = HashSlots(count: hashes.count)
      var own: [UInt64] = []
      for hash in hashes { _ = known.insert(hash, &own) }
      slots = known.slots
      filter = known.filter(hashes)
    }
  }

  static func hash(_ words: String) -> UInt64 {
    let bytes = Array(words.utf8)
    guard let gap = bytes.firstIndex(of: UInt8(ascii: " ")) else { return SentenceWords.hash(bytes) }
    return SentenceWords.hash(
      SentenceWords.hash(Array(bytes[..<gap])), SentenceWords.hash(Array(bytes[(gap + 1)...])))
  }

  /// `nil` for words that have no weight.
  func entry(_ hash: UInt64) -> Int? {
    let entry = withUnsafePointer(to: table) { aside_entry($0, hash) }
    return entry < 0 ? nil : Int(entry)
  }

  /// Reads entries of sentences, each of them where the last one's stood.
  struct Reader: ~Copyable {
    private var table: aside_entry_table
    private var seen: [UInt64]
    private var entries: [Int32]
    private var ends: [UInt16]

    init(_ table: WordTable) {
      self.table = table.table
      seen = [UInt64](repeating: 0, count: (table.count + 63) / 64)
      entries = [Int32](repeating: 0, count: 2 * SentenceWords.most)
      ends = [UInt16](repeating: 0, count: 2 * SentenceWords.most)
    }

    /// Calls `visit` with the different entries of a sentence's words and pairs of words, each where it stands first,
    /// and the number of the word that it ends with.
    @inline(__always)
    mutating func eachEntry(_ words: UnsafeBufferPointer<aside_word>, _ visit: (_ entry: Int, _ end: Int) -> Void) {
      let count = aside_entries_read(&table, words.baseAddress, words.count, &seen, &entries, &ends)
      entries.withUnsafeBufferPointer { entries in
        ends.withUnsafeBufferPointer { ends in
          for index in 0..<count { visit(Int(entries[index]), Int(ends[index])) }
        }
      }
    }
  }
}
