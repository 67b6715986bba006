import RuleFormat

/// Learned words by hash, with their weights. Small, since each word of every text is looked up: half of what a
/// processor keeps near itself for 25,000 words.
final class WordTable: Sendable {
  private let slots: [HashSlots.Slot]
  /// A bit for every hash, sixteen times as many as entries: it says no for most pairs of words, and is small enough to
  /// stay where the processor reads fastest.
  private let filter: [UInt64]
  private let hashes: [UInt64]
  /// Of all entries.
  let inSentences: WordWeights
  /// Of the first `textCount` entries.
  let inTexts: WordWeights
  let textCount: Int

  /// - Parameters:
  ///   - terms: By tag number.
  ///   - textTerms: The same, of whole texts.
  init(_ terms: [[SentenceModel.Term]], ofTexts textTerms: [[SentenceModel.Term]] = []) {
    let all = textTerms + terms
    var known = HashSlots(count: all.reduce(0) { $0 + $1.count })
    var hashes: [UInt64] = []
    let textRows = textTerms.map { terms in terms.map { known.insert(Self.hash($0.words), &hashes) } }
    textCount = hashes.count
    let rows = terms.map { terms in terms.map { known.insert(Self.hash($0.words), &hashes) } }
    // Anew for the different ones only, which are half of them.
    known = HashSlots(count: hashes.count)
    var own: [UInt64] = []
    for hash in hashes { _ = known.insert(hash, &own) }
    slots = known.slots
    self.hashes = hashes
    var filter = [UInt64](repeating: 0, count: slots.count / 8)
    for hash in hashes {
      let bit = Self.bit(hash, filter.count)
      filter[bit.word] |= bit.mask
    }
    self.filter = filter
    inSentences = WordWeights(terms, rows: rows, count: hashes.count)
    inTexts = WordWeights(textTerms, rows: textRows, count: textCount)
  }

  static func hash(_ words: String) -> UInt64 {
    let bytes = Array(words.utf8)
    guard let gap = bytes.firstIndex(of: UInt8(ascii: " ")) else { return SentenceWords.hash(bytes) }
    return SentenceWords.hash(
      SentenceWords.hash(Array(bytes[..<gap])), SentenceWords.hash(Array(bytes[(gap + 1)...])))
  }

  private static func bit(_ hash: UInt64, _ words: Int) -> (word: Int, mask: UInt64) {
    (Int((hash >> 38) & UInt64(words - 1)), 1 << (hash >> 32 & 63))
  }

  var count: Int { hashes.count }

  /// `nil` for words that have no weight.
  @inline(__always)
  func entry(_ hash: UInt64) -> Int? {
    let isKnown = filter.withUnsafeBufferPointer { filter in
      let bit = Self.bit(hash, filter.count)
      return filter[bit.word] & bit.mask != 0
    }
    guard isKnown else { return nil }
    return slots.withUnsafeBufferPointer { slots in
      let half = UInt32(truncatingIfNeeded: hash)
      var slot = HashSlots.slot(hash, slots.count)
      while slots[slot].entry >= 0 {
        if slots[slot].hash == half, hashes[Int(slots[slot].entry)] == hash { return Int(slots[slot].entry) }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }
}
