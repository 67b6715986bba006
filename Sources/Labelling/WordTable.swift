import RuleFormat

/// Learned words by hash, with a weight for every tag. Small, since each word of every text is looked up: half of what a
/// processor keeps near itself for 25,000 words.
struct WordTable: Sendable {
  private let slots: [HashSlots.Slot]
  /// A bit for every hash, sixteen times as many as entries: it says no for most pairs of words, and is small enough to
  /// stay where the processor reads fastest.
  private var filter: [UInt64]
  private let hashes: [UInt64]
  /// Of one entry after the other, `width` each.
  private var weights: [Int16]
  /// How many numbers `add` adds to: the tags, and up to seven zeros that fill the processor's vectors.
  let width: Int
  /// What a weight of 1 in the table stands for: a hundredth, which the file has, or less exact where a file has more
  /// decimals or great weights.
  let unit: Double

  /// - Parameter terms: By tag number.
  init(_ terms: [[SentenceModel.Term]]) {
    width = (terms.count + 7) / 8 * 8
    unit = Self.unit(of: terms.joined().lazy.map(\.weight))
    let count = terms.reduce(0) { $0 + $1.count }
    var known = HashSlots(count: count)
    var hashes: [UInt64] = []
    let numbers = terms.map { terms in terms.map { known.insert(Self.hash($0.words), &hashes) } }
    // Anew for the different ones only, which are half of them.
    known = HashSlots(count: hashes.count)
    var own: [UInt64] = []
    for hash in hashes { _ = known.insert(hash, &own) }
    slots = known.slots
    self.hashes = hashes
    filter = [UInt64](repeating: 0, count: slots.count / 8)
    for hash in hashes {
      let bit = Self.bit(hash, filter.count)
      filter[bit.word] |= bit.mask
    }
    weights = [Int16](repeating: 0, count: hashes.count * width)
    for (tag, terms) in terms.enumerated() {
      for (term, number) in zip(terms, numbers[tag]) {
        weights[number * width + tag] = Int16(clamping: Int((term.weight / unit).rounded()))
      }
    }
  }

  private static func unit(of weights: some Sequence<Double>) -> Double {
    var largest = 0.0
    var areHundredths = true
    for weight in weights {
      largest = max(largest, abs(weight))
      areHundredths = areHundredths && abs(weight * 100 - (weight * 100).rounded()) < 1e-6
    }
    let least = largest / Double(Int16.max)
    return areHundredths && least <= 0.01 ? 0.01 : max(least, .leastNormalMagnitude)
  }

  static func hash(_ words: String) -> UInt64 {
    let bytes = Array(words.utf8)
    guard let gap = bytes.firstIndex(of: UInt8(ascii: " ")) else { return SentenceWords.hash(bytes[...]) }
    return SentenceWords.hash(SentenceWords.hash(bytes[..<gap]), SentenceWords.hash(bytes[(gap + 1)...]))
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

  /// - Parameter sums: `width` numbers, in units.
  @inline(__always)
  func add(_ entry: Int, to sums: UnsafeMutableBufferPointer<Int32>) {
    weights.withUnsafeBytes { weights in
      let sums = UnsafeMutableRawBufferPointer(sums)
      let first = entry &* width
      var tag = 0
      while tag < width {
        let more = weights.loadUnaligned(fromByteOffset: (first &+ tag) &* 2, as: SIMD8<Int16>.self)
        let sum = sums.loadUnaligned(fromByteOffset: tag &* 4, as: SIMD8<Int32>.self)
        sums.storeBytes(
          of: sum &+ SIMD8<Int32>(truncatingIfNeeded: more), toByteOffset: tag &* 4, as: SIMD8<Int32>.self)
        tag &+= 8
      }
    }
  }

  func weight(of tag: Int, in entry: Int) -> Double { Double(weights[entry * width + tag]) * unit }
}
