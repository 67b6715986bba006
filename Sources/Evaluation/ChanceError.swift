import Statistics

/// The calibration error of scores that are right, by simulation: gold is drawn from the scores themselves.
struct ChanceError {
  /// Of all draws; the error of a mean of 200 is about a thousandth.
  let mean: Double

  private static let seed: UInt64 = 20_261_127
  private static let draws = 200
  /// Verdicts drawn at most, so that a large dump costs no more than a few hundred milliseconds; one draw at least.
  private static let budget = 4_000_000

  /// - Parameters:
  ///   - scores: In ascending order, at least one.
  ///   - bins: As in `Reliability`, which shares a run of equal scores out in the same way.
  init(sorted scores: [Double], bins: Int) {
    var generator = SplitMix(seed: Self.seed)
    let draws = max(1, min(Self.draws, Self.budget / scores.count))
    var sum = 0.0
    for _ in 0..<draws {
      let rates = Self.rates(scores, &generator)
      for index in 0..<bins {
        let part = (index * scores.count / bins)..<((index + 1) * scores.count / bins)
        sum += abs(part.reduce(0) { $0 + scores[$1] - rates[$1] })
      }
    }
    mean = sum / Double(draws * scores.count)
  }

  /// One drawn verdict for each score, equal scores with the rate of their run.
  private static func rates(_ scores: [Double], _ generator: inout SplitMix) -> [Double] {
    var rates = scores.map { generator.unit() < $0 ? 1.0 : 0 }
    var start = 0
    while start < scores.count {
      let end = scores[start...].firstIndex { $0 != scores[start] } ?? scores.count
      if end - start > 1 {
        let rate = rates[start..<end].reduce(0, +) / Double(end - start)
        for index in start..<end { rates[index] = rate }
      }
      start = end
    }
    return rates
  }
}
