import CLiteralScan

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
  private let store: TableStore

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

  private let joints: JointPatterns

  /// What was made of the very patterns of a set when the program was built.
  package struct Prepared: Sendable {
    let tables: PreparedTables.Block
    let codes: PreparedCodes?
  }

  /// - Parameter joints: Patterns of which the candidates are wanted only together: for each joint groups of
  ///   pattern numbers, in each of which one must be able to match. A pattern is in one joint at most.
  /// - Parameter prepared: Tables and codes of these very patterns, which are then not made again.
  package init(_ patterns: [Pattern], joints: [[[Int]]] = [], prepared: Prepared? = nil) {
    self.patterns = patterns
    if let codes = prepared?.codes, codes.count == patterns.count {
      for (number, pattern) in patterns.enumerated() { pattern.take(number, of: codes) }
    }
    let store = TableStore(prepared?.tables)
    self.store = store
    lazy var required = Self.requiredLiterals(of: patterns)
    lazy var numbering = ChainNumbering(required)
    unfiltered = store.array { required.indices.filter { required[$0].chains.isEmpty }.map { Int32($0) } }.map {
      Int($0)
    }
    let table = ChainTable(store) { numbering }
    self.table = table
    index = LiteralIndex(store) { numbering.literals }
    // What is tried everywhere can always match.
    let everywhere = Set(unfiltered)
    self.joints = JointPatterns(
      joints.map { groups in groups.filter { everywhere.isDisjoint(with: $0) } }, patterns: patterns.count)
  }

  private static func requiredLiterals(of patterns: [Pattern]) -> [RequiredLiterals] {
    let parts = SharedParts()
    return patterns.map { $0.requiredLiterals(sharing: parts) }
  }

  /// The tables, to be given to `init` as prepared; empty where they were.
  package var tables: [UInt8] { store.block }

  /// The codes, to be prepared as well (`PreparedCodes`). Cost: every pattern is compiled.
  package var codes: String { PreparedCodes.text(of: patterns) }

  /// What one pass notes; reused from text to text by one task.
  package final class Scratch {
    fileprivate let search: ChainSearch

    /// - Parameter way: With which of the processor's vectors, of `ways`; the answer is the same. The fastest where
    ///   none is told.
    package init(for set: PatternSet, way: Int32? = nil) {
      search = ChainSearch(set.table, set.joints, way: way ?? aside_best_way())
    }

    /// The ways this processor has, from none of its vectors to all.
    package static var ways: [Int32] { Array(Int32(ASIDE_PLAIN)...aside_best_way()) }
  }

  /// The patterns that may match in `text`, with the places where they can start.
  package func candidates(in text: UnsafeBufferPointer<UInt8>, scratch: Scratch) -> Candidates {
    scratch.search.scan(0, text, index)
    return candidates(0, text, scratch)
  }

  /// The same for several texts, which is faster than one after the other. Memory grows with what they hold
  /// together.
  package func candidates(in texts: [[UInt8]], scratch: Scratch) -> [Candidates] {
    for (number, text) in texts.enumerated() {
      text.withUnsafeBufferPointer { scratch.search.scan(number, $0, index) }
    }
    return texts.enumerated().map { number, text in
      text.withUnsafeBufferPointer { candidates(number, $0, scratch) }
    }
  }

  private func candidates(_ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ scratch: Scratch) -> Candidates {
    scratch.search.findStarts(number, text) ? merged(&scratch.search.starts) : everyPattern
  }

  /// One candidate for each pattern; windows that touch become one.
  private func merged(_ starts: inout [ChainSearch.Start]) -> Candidates {
    if starts.count > 1 { starts.sort() }
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

  /// The first match of a candidate in a text.
  package func firstMatch(
    _ candidate: Candidate, of candidates: Candidates, in text: UnsafeBufferPointer<UInt8>, scratch: MatchScratch
  ) -> SearchOutcome {
    for window in candidates.windows(of: candidate, in: text.count) {
      let found = patterns[candidate.pattern].firstMatch(
        in: text, from: window.first, to: window.last, scratch: scratch)
      guard case .noMatch = found else { return found }
    }
    return .noMatch
  }
}
