import TranscriptModel

/// Bytes at which a match may start: `first ... last`.
struct StartWindow: Sendable, Equatable {
  var first: Int
  var last: Int
}

/// Turns the places of literals in one text into the places where a pattern's matches can start.
struct WindowFinder {
  private let set: PatternSet
  private let text: UnsafeBufferPointer<UInt8>
  private let traits: TextTraits
  private let scratch: PatternSet.Scratch
  private let longRunBytes: Int
  init(set: PatternSet, text: UnsafeBufferPointer<UInt8>, traits: TextTraits, scratch: PatternSet.Scratch) {
    self.set = set
    self.text = text
    self.traits = traits
    self.scratch = scratch
    longRunBytes = traits.longRunBytes
  }

  /// - Returns: `nil` when no place is left at which the pattern could match.
  func candidate(_ number: Int) -> PatternSet.Candidate? {
    let required = set.patterns[number].requiredLiterals
    let needs = set.needs[number]
    guard let anchor = needs.first, let before = anchor.before else {
      return PatternSet.Candidate(pattern: number, windows: nil)
    }
    var windows: [StartWindow] = []
    collect(anchor.clause)
    for need in needs.dropFirst() { collect(need.clause) }
    for place in scratch.places[anchor.clause] {
      let last = Int(place)
      let first = before == 0 ? last : start(before, before: last)
      guard hasCompanions(needs, from: first, anchor: last, maximum: required.maximum) else { continue }
      if let end = windows.last?.last, first <= end + 1 {
        windows[windows.count - 1].last = last
      } else {
        windows.append(StartWindow(first: first, last: last))
      }
    }
    return windows.isEmpty ? nil : PatternSet.Candidate(pattern: number, windows: windows)
  }

  /// True when every other clause has a literal where a match around the anchor could hold it.
  private func hasCompanions(
    _ needs: [PatternSet.ClauseNeed], from first: Int, anchor: Int, maximum: Int?
  ) -> Bool {
    for index in 1..<max(1, needs.count) {
      let need = needs[index]
      var last = maximum.map { anchor + bytes(of: $0) } ?? .max
      if let before = need.before { last = min(last, anchor + bytes(of: before)) }
      if !hasPlace(of: need.clause, from: first, to: last) { return false }
    }
    return true
  }

  private func hasPlace(of clause: Int, from first: Int, to last: Int) -> Bool {
    scratch.places[clause].withUnsafeBufferPointer { places in
      var low = 0
      var high = places.count
      while low < high {
        let middle = (low + high) / 2
        if Int(places[middle]) < first { low = middle + 1 } else { high = middle }
      }
      return low < places.count && Int(places[low]) <= last
    }
  }

  /// Brings the places of a clause's literals together, once per text.
  private func collect(_ clause: Int) {
    guard !scratch.hasPlaces[clause] else { return }
    scratch.hasPlaces[clause] = true
    scratch.places[clause].removeAll(keepingCapacity: true)
    var parts = 0
    for literal in set.clauses[clause] where !scratch.positions[literal].isEmpty {
      scratch.places[clause] += scratch.positions[literal]
      parts += 1
    }
    if parts > 1 { scratch.places[clause].sort() }
  }

  /// Bytes that `count` characters can take in this text: four each at most, and its long runs.
  private func bytes(of count: Int) -> Int { (traits.isASCII ? count : 4 * count) + longRunBytes }

  /// The byte `count` characters before `place`, each long run on the way counted with all its bytes.
  private func start(_ count: Int, before place: Int) -> Int {
    var start = characters(count, before: place)
    var index = traits.longRuns.partition(endingAfter: place)
    while index > 0 {
      index -= 1
      let run = traits.longRuns[index]
      if run.end <= start { break }
      start = characters(run.count, before: start)
    }
    return start
  }

  private func characters(_ count: Int, before place: Int) -> Int {
    if traits.isASCII { return max(0, place - count) }
    var start = place
    var left = count
    while start > 0, left > 0 {
      start -= 1
      if text[start] & 0xC0 != 0x80 { left -= 1 }
    }
    // Never inside a scalar.
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

extension [ByteRange] {
  /// Index of the first range that starts at `place` or later, in ranges sorted by end.
  fileprivate func partition(endingAfter place: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
