import PatternMatching
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Combines the pattern matches of one rule in one text into cues.
struct RuleProbe {
  let rule: Rule
  let text: ReasoningText
  let bytes: UnsafeBufferPointer<UInt8>
  let scratch: MatchScratch
  private(set) var limits: [MatchLimit] = []

  /// A cue before it has a rule number.
  struct Candidate {
    var range: ByteRange
    var patterns: [String]
    var groups: [CueMatch.Group]

    init(_ matches: [NamedMatch]) {
      let sorted = matches.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
      range = sorted.dropFirst().reduce(sorted[0].range) { $0.union($1.range) }
      patterns = sorted.map(\.name)
      groups = sorted.flatMap(\.groups)
    }
  }

  init(rule: Rule, text: ReasoningText, bytes: UnsafeBufferPointer<UInt8>, scratch: MatchScratch) {
    self.rule = rule
    self.text = text
    self.bytes = bytes
    self.scratch = scratch
  }

  mutating func cues(from matches: [NamedMatch]) -> [Candidate] {
    let candidates = rule.condition.isCombined ? combined(matches) : matches.map { Candidate([$0]) }
    return withoutOverlaps(candidates).filter { !isCancelled($0) }
  }

  /// The leftmost, then longest candidate wins over those that it overlaps.
  private func withoutOverlaps(_ candidates: [Candidate]) -> [Candidate] {
    let sorted = candidates.sorted {
      $0.range.start == $1.range.start ? $0.range.end > $1.range.end : $0.range.start < $1.range.start
    }
    var kept: [Candidate] = []
    for candidate in sorted where candidate.range.start >= kept.last?.range.end ?? 0 { kept.append(candidate) }
    return kept
  }

  /// True when an `unless` pattern matches in a sentence that the cue touches.
  private mutating func isCancelled(_ candidate: Candidate) -> Bool {
    guard !rule.unless.isEmpty else { return false }
    let sentences = text.range(ofSentences: text.sentenceIndices(touching: candidate.range))
    return rule.unless.contains { matches($0.pattern.compiled, in: sentences) }
  }

  private mutating func matches(_ pattern: Pattern, in range: ByteRange) -> Bool {
    guard range.end <= bytes.count, range.start < range.end else { return false }
    switch pattern.firstMatch(in: UnsafeBufferPointer(rebasing: bytes[range.start..<range.end]), scratch: scratch) {
    case .match: return true
    case .noMatch: return false
    case .limit(let limit):
      limits.append(limit)
      return false
    }
  }

  private mutating func combined(_ matches: [NamedMatch]) -> [Candidate] {
    let sorted = matches.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    var cues: [Candidate] = []
    for (index, first) in sorted.enumerated() {
      let window = window(from: first)
      let inside = sorted[index...].prefix { $0.range.start < window.end }.filter { $0.range.end <= window.end }
      guard let chosen = choose(from: inside),
        chosen.contains(where: { $0.range == first.range && $0.name == first.name })
      else { continue }
      let candidate = Candidate(chosen)
      if !rule.condition.not.isEmpty, isForbidden(around: candidate) { continue }
      cues.append(candidate)
    }
    return cues
  }

  /// The bytes in which a cue that starts with `first` may lie.
  private func window(from first: NamedMatch) -> ByteRange {
    let start = first.range.start
    switch rule.condition.within {
    case .sentences(let count): return sentenceWindow(start, count)
    case .passage: return sentenceWindow(start, RuleCondition.Window.passageSentences)
    case .words(let count):
      let limit = min(text.part.text.count, start + count * JointWindows.bytesPerWord)
      let words = Words.ranges(in: text.part.text.bytes, ByteRange(start, limit))
      return ByteRange(start, words.count > count ? words[count - 1].end : limit)
    }
  }

  private func sentenceWindow(_ start: Int, _ count: Int) -> ByteRange {
    let first = text.sentenceIndices(touching: ByteRange(start, start + 1)).lowerBound
    let last = min(first + count, text.sentences.count)
    return ByteRange(start, max(start, last > 0 ? text.sentences[last - 1].range.end : start))
  }

  /// The earliest matches that satisfy the condition, or `nil`.
  private func choose(from matches: [NamedMatch]) -> [NamedMatch]? {
    let condition = rule.condition
    var chosen: [NamedMatch] = []
    var position = Int.min
    for name in condition.order {
      guard let match = matches.first(where: { $0.name == name && $0.range.start >= position }) else { return nil }
      chosen.append(match)
      position = match.range.end
    }
    for name in condition.all where !condition.order.contains(name) {
      guard let match = matches.first(where: { $0.name == name }) else { return nil }
      chosen.append(match)
    }
    if !condition.any.isEmpty {
      guard let match = matches.first(where: { condition.any.contains($0.name) }) else { return nil }
      chosen.append(match)
    }
    if let atLeast = condition.atLeast {
      let found = atLeast.of.compactMap { name in matches.first { $0.name == name } }
      guard found.count >= atLeast.count else { return nil }
      chosen += found.sorted { $0.range.start < $1.range.start }.prefix(atLeast.count)
    }
    return chosen.isEmpty ? nil : chosen
  }

  /// True when a `not` pattern matches in the window around the candidate.
  private mutating func isForbidden(around candidate: Candidate) -> Bool {
    let area: ByteRange
    switch rule.condition.within {
    case .words(let count):
      area = ByteRange(
        max(0, scalarStart(candidate.range.start - count * 6)),
        min(bytes.count, scalarStart(candidate.range.end + count * 6)))
    case .sentences, .passage:
      area = text.range(ofSentences: text.sentenceIndices(touching: candidate.range))
    }
    for name in rule.condition.not {
      guard let pattern = rule.patterns.first(where: { $0.name == name }) else { continue }
      if matches(pattern.pattern.compiled, in: area) { return true }
    }
    return false
  }

  private func scalarStart(_ offset: Int) -> Int {
    var start = min(max(0, offset), bytes.count)
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}
