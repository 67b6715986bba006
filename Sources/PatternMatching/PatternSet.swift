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

  /// A pattern that may match, and where its matches can start; `nil` is anywhere.
  package struct Candidate: Sendable {
    package let pattern: Int
    let windows: [StartWindow]?

    /// Places at which PCRE2 is let start in a text of `count` bytes.
    package func startCount(in count: Int) -> Int {
      windows?.reduce(0) { $0 + $1.last - $1.first + 1 } ?? count
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

  /// The patterns that may match in `text`, ascending, with the places where they can start.
  package func candidates(in text: UnsafeBufferPointer<UInt8>, scratch: Scratch) -> [Candidate] {
    guard scratch.search.read(text, index) else { return everyPattern }
    return merged(&scratch.search.starts)
  }

  /// One candidate for each pattern; windows that touch become one.
  private func merged(_ starts: inout [ChainSearch.Start]) -> [Candidate] {
    starts.sort { ($0.pattern, $0.window.first) < ($1.pattern, $1.window.first) }
    var candidates = unfiltered.map { Candidate(pattern: $0, windows: nil) }
    var index = 0
    while index < starts.count {
      let pattern = starts[index].pattern
      var windows: [StartWindow] = []
      while index < starts.count, starts[index].pattern == pattern {
        let window = starts[index].window
        if let last = windows.last, window.first <= last.last + 1 {
          windows[windows.count - 1].last = max(last.last, window.last)
        } else {
          windows.append(window)
        }
        index += 1
      }
      candidates.append(Candidate(pattern: Int(pattern), windows: windows))
    }
    if !unfiltered.isEmpty { candidates.sort { $0.pattern < $1.pattern } }
    return candidates
  }

  /// Every pattern, over the whole text: the reference that the filter is compared with.
  package var everyPattern: [Candidate] { patterns.indices.map { Candidate(pattern: $0, windows: nil) } }

  /// Calls `visit` with the matches of a candidate, as `Pattern.eachMatch` would over the whole text.
  package func search(
    _ candidate: Candidate, in text: UnsafeBufferPointer<UInt8>, scratch: MatchScratch,
    _ visit: (PatternMatch) -> Void
  ) -> MatchLimit? {
    guard let windows = candidate.windows else {
      return patterns[candidate.pattern].eachMatch(in: text, scratch: scratch, visit)
    }
    return patterns[candidate.pattern].eachMatch(in: text, startingIn: windows, scratch: scratch, visit)
  }
}
