import Dispatch
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
    /// Each attempt is short, but there is one at every place: so many milliseconds for 32 KB of it.
    case places(milliseconds: Double)
    /// The pattern calls itself at the place where it was called.
    case endless
  }

  private let alphabet = ProbeAlphabet()
  private let scratch = MatchScratch(matchLimit: 50_000)

  /// Bytes of a text that is tried first, and of the longer one that tells a square from a line.
  private static let tryBytes = 8 << 10
  private static let longBytes = 32 << 10
  /// A pattern that takes longer on the first text is looked at closely: 120 ns for each byte.
  private static let suspiciousNanoseconds: UInt64 = 1_000_000
  /// Four times the text takes four times as long, or sixteen times.
  private static let squareRatio = 9.0
  /// Longer patterns are not looked into: their candidates would take longer than they are worth.
  private static let longestPattern = 200_000

  /// The worst that was found; costs about a millisecond where there is nothing to find.
  ///
  /// - Parameter deadline: No candidate is tried after it, by `DispatchTime`'s uptime.
  func attack(on pattern: Pattern, until deadline: UInt64 = .max) -> Attack? {
    guard pattern.source.utf8.count <= Self.longestPattern else { return nil }
    var parser = BacktrackingParser(pattern.source, alphabet)
    guard let node = try? parser.pattern() else { return nil }
    var found: Attack?
    var counter: StepCounter?
    for candidate in [AttackCandidate(prefix: [], pump: node.sample + [0x61], suffix: [])] + AttackCandidate.all(of: node) {
      guard DispatchTime.now().uptimeNanoseconds < deadline else { break }
      let (outcome, time) = run(pattern, candidate.text(bytes: Self.tryBytes))
      if case .limit(.other) = outcome { return Attack(candidate: candidate, growth: .endless) }
      guard isLimit(outcome) || time > Self.suspiciousNanoseconds else { continue }
      if counter == nil { counter = StepCounter(pattern.source) }
      guard let growth = counter.flatMap({ growth(of: candidate, pattern, $0) }) else { continue }
      let attack = Attack(candidate: candidate, growth: growth)
      if case .steps(let steps) = growth, case .exponential = steps.kind { return attack }
      if found == nil { found = attack }
    }
    return found
  }

  private func growth(of candidate: AttackCandidate, _ pattern: Pattern, _ counter: StepCounter) -> Growth? {
    if let steps = StepGrowth(candidate, counter) {
      switch steps.kind {
      case .exponential: return .steps(steps)
      case .power(let power) where power >= 1.6: return .steps(steps)
      case .power: break
      }
    }
    let short = fastest(pattern, candidate.text(bytes: Self.tryBytes))
    let long = fastest(pattern, candidate.text(bytes: Self.longBytes))
    guard long > 8 * Self.suspiciousNanoseconds, Double(long) > Self.squareRatio * Double(short) else { return nil }
    return .places(milliseconds: Double(long) / 1e6)
  }

  /// Of three runs: others use the machine too.
  private func fastest(_ pattern: Pattern, _ text: [UInt8]) -> UInt64 {
    (0..<3).map { _ in run(pattern, text).nanoseconds }.min() ?? 0
  }

  private func run(_ pattern: Pattern, _ text: [UInt8]) -> (outcome: SearchOutcome, nanoseconds: UInt64) {
    let start = DispatchTime.now().uptimeNanoseconds
    let outcome = text.withUnsafeBufferPointer { pattern.firstMatch(in: $0, scratch: scratch) }
    return (outcome, DispatchTime.now().uptimeNanoseconds - start)
  }

  private func isLimit(_ outcome: SearchOutcome) -> Bool {
    if case .limit = outcome { return true }
    return false
  }
}
