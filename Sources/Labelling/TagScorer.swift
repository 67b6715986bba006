import RuleFormat

/// Turns the cues of a tag into a score, before any calibration (`TagCalibrator`): a noisy-or over sentences.
///
/// Each sentence with a counting cue is one piece of evidence with the weight of its strongest rule;
/// further rules in the same sentence count half. Score = 1 − Π (1 − weight). Cues that do not count
/// leave the score below every threshold.
struct TagScorer: Sendable {
  /// A weak rule alone stays below 0.5, two weak sentences reach it, a standard rule reaches it alone.
  static let weights: [Rule.Strength: Double] = [.weak: 0.3, .standard: 0.65, .strong: 0.88]
  /// `considered` evidence against `asserted`.
  static let consideredFactor = 0.92
  /// Score of cues that do not count, however many: below the lowest threshold allowed.
  static let uncounted = 0.08

  func score(_ cues: [Cue]) -> Double {
    let counting = cues.filter(\.stance.counts)
    guard !counting.isEmpty else { return cues.isEmpty ? 0 : Self.uncounted }
    var miss = 1.0
    let groups = Dictionary(grouping: counting) { SentenceKey(part: $0.part, sentence: $0.sentence) }
    // In the order of the text: the order of multiplications must not change from run to run.
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let weights = Dictionary(group.map { ($0.rule, weight($0)) }, uniquingKeysWith: max).values.sorted(by: >)
      for (index, weight) in weights.enumerated() { miss *= 1 - (index == 0 ? weight : weight / 2) }
    }
    return Self.rounded(1 - miss)
  }

  private func weight(_ cue: Cue) -> Double {
    (Self.weights[cue.strength] ?? 0) * (cue.stance == .considered ? Self.consideredFactor : 1)
  }

  private struct SentenceKey: Hashable, Comparable {
    let part: Int
    let sentence: Int

    static func < (left: Self, right: Self) -> Bool { (left.part, left.sentence) < (right.part, right.sentence) }
  }

  /// Four decimals: the order of multiplications must not show in the output.
  static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
