/// Many patterns that are searched together: one pass for their literals, then PCRE2 only where a
/// match could start.
///
/// A pattern's rarest literals say where its matches can lie; its other literals must stand in order and
/// in reach. Without a usable literal, or in a text that caseless matching folds in unusual ways, a
/// pattern is searched over the whole text: the answer never depends on the filter. Immutable and
/// shared by threads; `PatternSet.Scratch` is per task.
package final class PatternSet: Sendable {
  package let patterns: [Pattern]
  private let table: ChainTable
  private let index: LiteralIndex
  /// Patterns without a usable literal: tried on every text.
  package let unfiltered: [Int]

  /// A pattern that may match, and where its matches can start.
  package struct Candidate: Sendable {
    package let pattern: Int
    /// A range of `Candidates.windows`; `nil` is anywhere.
    let windows: Range<Int>?
  }

  /// What may match in one text: the patterns, ascending, and their windows.
  package struct Candidates: Sendable {
    package internal(set) var items: [Candidate] = []
    var windows: [StartWindow] = []

    /// The windows of a candidate in a text of `count` bytes.
    package func windows(of candidate: Candidate, in count: Int) -> [StartWindow] {
      candidate.windows.map { Array(windows[$0]) } ?? [StartWindow(first: 0, last: count)]
    }

    /// The candidate with some of its windows, by their positions in `windows(of:in:)`.
    package mutating func restricted(_ candidate: Candidate, toWindows kept: [Int]) -> Candidate {
      guard let own = candidate.windows, kept.count < own.count else { return candidate }
      let first = windows.count
      windows += kept.map { windows[own.lowerBound + $0] }
      return Candidate(pattern: candidate.pattern, windows: first..<windows.count)
    }

    /// Places at which PCRE2 is let start in a text of `count` bytes.
    package func startCount(of candidate: Candidate, in count: Int) -> Int {
      candidate.windows?.reduce(0) { $0 + windows[$1].last - windows[$1].first + 1 } ?? count
    }
  }

  package init(_ patterns: [Pattern]) {
    self.patterns = patterns
    let parts = SharedParts()
    let required = patterns.map { $0.requiredLiterals(sharing: parts) }
    table = ChainTable(required)
    index = LiteralIndex(table.literals)
    unfiltered = required.indices.filter { required[$0].chains.isEmpty }
  }

  /// What one pass notes; reused from text to text by one task.
  package final class Scratch {
    fileprivate let search: ChainSearch

    package init(for set: PatternSet) { search = ChainSearch(set.table) }
  }

  /// The patterns that may match in `text`, with the places where they can start.
  package func candidates(in text: UnsafeBufferPointer<UInt8>, scratch: Scratch) -> Candidates {
    guard scratch.search.read(text, index) else { return everyPattern }
    return merged(&scratch.search.starts)
  }

  /// One candidate for each pattern; windows that touch become one.
  private func merged(_ starts: inout [ChainSearch.Start]) -> Candidates {
    if starts.count > 1 {
      starts.sort { ($0.pattern, $0.window.first) < ($1.pattern, $1.window.first) }
    }
    var result = Candidates()
    result.items = unfiltered.map { Candidate(pattern: $0, windows: nil) }
    var index = 0
    while index < starts.count {
      let pattern = starts[index].pattern
      let first = result.windows.count
      while index < starts.count, starts[index].pattern == pattern {
        let window = starts[index].window
        let last = result.windows.count - 1
        if last >= first, window.first <= result.windows[last].last + 1 {
          result.windows[last].last = max(result.windows[last].last, window.last)
        } else {
          result.windows.append(window)
        }
        index += 1
      }
      result.items.append(Candidate(pattern: Int(pattern), windows: first..<result.windows.count))
    }
    if !unfiltered.isEmpty { result.items.sort { $0.pattern < $1.pattern } }
    return result
  }

  /// Every pattern, over the whole text: the reference that the filter is compared with.
  package var everyPattern: Candidates {
    Candidates(items: patterns.indices.map { Candidate(pattern: $0, windows: nil) })
  }

  /// Calls `visit` with the matches of a candidate, as `Pattern.eachMatch` would over the whole text.
  package func search(
    _ candidate: Candidate, of candidates: Candidates, in text: UnsafeBufferPointer<UInt8>, scratch: MatchScratch,
    _ visit: (PatternMatch) -> Void
  ) -> MatchLimit? {
    guard let windows = candidate.windows else {
      return patterns[candidate.pattern].eachMatch(in: text, scratch: scratch, visit)
    }
    return patterns[candidate.pattern].eachMatch(
      in: text, startingIn: candidates.windows[windows], scratch: scratch, visit)
  }
}
