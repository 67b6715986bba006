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

  /// From which score on a tag is present.
  let threshold: Double

  /// 0 without cues.
  static func score(_ cues: [Cue]) -> Double {
    let counting = cues.filter(\.stance.counts)
    guard !counting.isEmpty else { return cues.isEmpty ? 0 : uncounted }
    var miss = 1.0
    let groups = Dictionary(grouping: counting, by: \.place)
    // In the order of the text: the order of multiplications must not change from run to run.
    for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
      let weights = Dictionary(group.map { ($0.rule, weight($0)) }, uniquingKeysWith: max).values.sorted(by: >)
      for (index, weight) in weights.enumerated() { miss *= 1 - (index == 0 ? weight : weight / 2) }
    }
    return rounded(1 - miss)
  }

  /// A tag by its cues, of any stance; without one it is absent with score 0.
  func label(_ cues: [Cue]) -> TagLabel {
    let score = Self.score(cues)
    let counting = cues.filter(\.stance.counts)
    let deciding = counting.isEmpty ? cues : counting
    var attributes: [String: String] = [:]
    for cue in deciding.sorted(by: { ($0.stance, $0.role) < ($1.stance, $1.role) }) {
      attributes.merge(cue.attributes) { first, _ in first }
    }
    return TagLabel(
      present: score >= threshold, score: score, cues: cues.count,
      role: deciding.map(\.role).min() ?? .mention, stance: deciding.map(\.stance).min() ?? .topic,
      attributes: attributes)
  }

  private static func weight(_ cue: Cue) -> Double {
    (weights[cue.strength] ?? 0) * (cue.stance == .considered ? consideredFactor : 1)
  }

  /// Four decimals: the order of multiplications must not show in the output.
  static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
