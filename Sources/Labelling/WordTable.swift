import RuleFormat

/// Learned words by hash, with a weight for every tag. Small, since each word of every text is looked up: half of what a
/// processor keeps near itself for 25,000 words.
struct WordTable: Sendable {
  /// Half of the hash says whether it is worth looking at the whole.
  private struct Slot: Sendable {
    var hash: UInt32 = 0
    var entry: Int32 = -1
  }

  /// Open addressing, half full at most.
  private var slots: [Slot]
  /// A bit for every hash, sixteen times as many as entries: it says no for most pairs of words, and is small enough to
  /// stay where the processor reads fastest.
  private var filter: [UInt64]
  private var hashes: [UInt64] = []
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
    var byHash: [UInt64: [(tag: Int, weight: Double)]] = [:]
    for (tag, terms) in terms.enumerated() {
      for term in terms { byHash[Self.hash(term.words), default: []].append((tag, term.weight)) }
    }
    var capacity = 16
    while capacity < 2 * byHash.count { capacity *= 2 }
    slots = [Slot](repeating: Slot(), count: capacity)
    filter = [UInt64](repeating: 0, count: capacity / 8)
    weights = [Int16](repeating: 0, count: byHash.count * width)
    for (number, (hash, found)) in byHash.sorted(by: { $0.key < $1.key }).enumerated() {
      var slot = Self.slot(hash, capacity)
      while slots[slot].entry >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Slot(hash: UInt32(truncatingIfNeeded: hash), entry: Int32(number))
      hashes.append(hash)
      let bit = Self.bit(hash, filter.count)
      filter[bit.word] |= bit.mask
      for (tag, weight) in found { weights[number * width + tag] = Int16(clamping: Int((weight / unit).rounded())) }
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
    let hashes = words.utf8.split(separator: UInt8(ascii: " ")).map { SentenceWords.hash($0) }
    return hashes.count == 2 ? SentenceWords.hash(hashes[0], hashes[1]) : hashes.first ?? 0
  }

  private static func slot(_ hash: UInt64, _ capacity: Int) -> Int { Int((hash >> 20) & UInt64(capacity - 1)) }

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
      var slot = Self.slot(hash, slots.count)
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
