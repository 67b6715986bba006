import Foundation
import PatternMatching

/// Looks for a text on which a pattern takes far more steps than the text has characters.
///
/// Candidates come from the pattern's structure; PCRE2, as it runs in a search, decides. What is found is real; a
/// pattern for which nothing is found may still have a text that this does not think of. Used by one task at a time.
final class AttackSearch {
  /// What was found.
  struct Attack {
    var candidate: AttackCandidate
    var growth: Growth
  }

  enum Growth {
    case steps(StepGrowth)
    /// Each attempt is short, but there is one at every place: so many milliseconds for 8 KB of it, with JIT or
    /// where JIT gave up.
    case places(milliseconds: Double, isJIT: Bool)
    /// The pattern calls itself at the place where it was called.
    case endless
  }

  private let alphabet = ProbeAlphabet()
  private let scratch = MatchScratch(matchLimit: 50_000)

  /// Bytes of a text that is tried first, and of the longer one that tells a square from a line.
  private static let tryBytes = 2 << 10
  private static let longBytes = 8 << 10
  /// A pattern that takes longer on the first text is looked at closely: 150 ns for each byte.
  private static let suspiciousNanoseconds: UInt64 = 300_000
  private static let slowNanoseconds: UInt64 = 2_000_000
  /// Four times the text takes four times as long, or sixteen times.
  private static let squareRatio = 9.0
  /// Longer patterns are not looked into: their candidates would take longer than they are worth.
  private static let longestPattern = 200_000

  /// Of this thread, so that other programs do not count.
  static func processorNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  /// The worst that was found; costs about a millisecond where there is nothing to find.
  ///
  /// - Parameter deadline: No candidate is tried after it, by `processorNanoseconds`.
  func attack(on pattern: Pattern, until deadline: UInt64 = .max) -> Attack? {
    guard pattern.source.utf8.count <= Self.longestPattern else { return nil }
    var parser = BacktrackingParser(pattern.source, alphabet)
    guard let node = try? parser.pattern() else { return nil }
    if let endless = endlessRecursion(pattern, node, parser.callsItself) { return endless }
    let candidates = AttackCollector(node).found
    guard !candidates.isEmpty, let counter = StepCounter(pattern.source) else { return nil }
    var found: Attack?
    for candidate in candidates {
      guard Self.processorNanoseconds() < deadline else { break }
      guard isSuspicious(candidate, pattern, counter) else { continue }
      guard let growth = growth(of: candidate, pattern, counter) else { continue }
      let attack = Attack(candidate: candidate, growth: growth)
      if case .steps(let steps) = growth, case .exponential = steps.kind { return attack }
      if found == nil { found = attack }
    }
    return found
  }

  /// PCRE2 says so itself when it is run.
  private func endlessRecursion(_ pattern: Pattern, _ node: BacktrackingNode, _ callsItself: Bool) -> Attack? {
    guard callsItself else { return nil }
    let texts = [node.sample, node.words.first ?? [], Array("a".utf8)].filter { !$0.isEmpty }
    let candidates = texts.map { AttackCandidate(prefix: [], pump: $0, suffix: []) }
    return candidates.first { candidate in
      if case .limit(.other) = run(pattern, candidate.text(repeats: 1)) { return true }
      return false
    }.map { Attack(candidate: $0, growth: .endless) }
  }

  private func growth(of candidate: AttackCandidate, _ pattern: Pattern, _ counter: StepCounter) -> Growth? {
    if let steps = StepGrowth(candidate, counter) {
      switch steps.kind {
      case .exponential: return .steps(steps)
      case .power(let power) where power >= 1.6: return .steps(steps)
      case .power: break
      }
    }
    for isJIT in [true, false] {
      func fastest(_ bytes: Int) -> UInt64 {
        let text = candidate.text(bytes: bytes)
        return (0..<2).map { _ in
          Self.nanoseconds { if isJIT { _ = run(pattern, text) } else { _ = counter.search(text) } }
        }.min() ?? 0
      }
      let long = fastest(Self.longBytes)
      if long > Self.slowNanoseconds, Double(long) > Self.squareRatio * Double(fastest(Self.tryBytes)) {
        return .places(milliseconds: Double(long) / 1e6, isJIT: isJIT)
      }
    }
    return nil
  }

  /// JIT passes over places from which a simple repeat has failed before; a search that JIT gave up does not.
  private func isSuspicious(_ candidate: AttackCandidate, _ pattern: Pattern, _ counter: StepCounter) -> Bool {
    let text = candidate.text(bytes: Self.tryBytes)
    var isCutShort = false
    let time = Self.nanoseconds { isCutShort = isLimit(run(pattern, text)) || !counter.search(text) }
    return isCutShort || time > Self.suspiciousNanoseconds
  }

  private static func nanoseconds(_ work: () -> Void) -> UInt64 {
    let start = processorNanoseconds()
    work()
    return processorNanoseconds() - start
  }

  private func run(_ pattern: Pattern, _ text: [UInt8]) -> SearchOutcome {
    text.withUnsafeBufferPointer { pattern.firstMatch(in: $0, scratch: scratch) }
  }

  private func isLimit(_ outcome: SearchOutcome) -> Bool {
    if case .limit = outcome { return true }
    return false
  }
}
