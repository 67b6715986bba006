/// Readable texts that are kept, in a seeded order, with what the rules found in them: what audits draw from.
package struct AuditFrame: Sendable {
  package struct Text: Sendable {
    /// The transcript's number in the store.
    package let id: Int64
    /// Evenly spread over all numbers, and the same for everyone with the same seed.
    package let order: UInt64
    /// Index of the group.
    package let group: Int
  }

  /// By `order`.
  package let texts: [Text]
  /// How many groups there are, at least one.
  package let groups: Int
  /// By group: the share of texts without any cue that are kept; 1 where there is none.
  package let silentShare: [Double]
  private let flagged: [String: NumberSet]
  private let cued: NumberSet
  /// Only these may be drawn; `nil` for all.
  private let within: NumberSet?

  init(
    texts: [Text], totals: [Int], flagged: [String: NumberSet], cued: NumberSet, within: NumberSet?
  ) {
    self.texts = texts.sorted { $0.order < $1.order }
    groups = totals.count
    self.flagged = flagged
    self.cued = cued
    self.within = within
    var kept = [Int](repeating: 0, count: totals.count)
    var keptCued = kept
    for text in texts {
      kept[text.group] += 1
      if cued.contains(text.id) { keptCued[text.group] += 1 }
    }
    silentShare = totals.indices.map { group in
      let all = totals[group] - keptCued[group]
      return all > 0 ? Double(kept[group] - keptCued[group]) / Double(all) : 1
    }
  }

  /// - Returns: `nil` for a text that may not be drawn.
  package func stratum(of text: Text, _ tag: String) -> AuditCandidate.Stratum? {
    if let within, !within.contains(text.id) { return nil }
    if flagged[tag]?.contains(text.id) == true { return .flagged }
    return cued.contains(text.id) ? .otherCues : .silent
  }
}

/// A set of numbers of rows, which are dense: a bit each.
struct NumberSet: Sendable {
  private var words: [UInt64] = []

  mutating func insert(_ number: Int64) {
    guard number >= 0 else { return }
    let word = Int(number >> 6)
    if word >= words.count { words += repeatElement(0, count: max(word + 1, words.count * 2) - words.count) }
    words[word] |= 1 << UInt64(number & 63)
  }

  func contains(_ number: Int64) -> Bool {
    let word = Int(number >> 6)
    return number >= 0 && word < words.count && words[word] & (1 << UInt64(number & 63)) != 0
  }
}
