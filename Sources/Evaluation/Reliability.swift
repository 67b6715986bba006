import Statistics

/// Whether scores are probabilities: what they promise against what readers found.
package struct Reliability: Sendable {
  /// Texts with neighbouring scores.
  package struct Bin: Sendable, Equatable {
    package var count: Int
    /// Lowest and highest score.
    package var low: Double
    package var high: Double
    package var meanScore: Double
    /// Texts in which readers found the tag; a fraction where a run of equal scores crosses bins.
    package var positives: Double

    package var rate: Double { positives / Double(count) }
    package var interval: (low: Double, high: Double)? { WilsonInterval.of(positives, of: count) }
  }

  /// Fewer present texts than this make the error mostly noise.
  package static let minimumPositives = 20
  /// By score; each holds as many texts as the next, give or take one. At least one.
  package let bins: [Bin]
  /// The expected calibration error: the mean distance of score and rate over bins, by their size
  /// (Naeini, Cooper and Hauskrecht 2015, with bins of equal mass).
  package let error: Double
  /// The error that the same scores have on average where they are exactly the probabilities: with ten texts in a bin
  /// its rate is a tenth or more off by chance alone.
  package let byChance: Double
  package let count: Int

  /// Texts of one score are interchangeable: each counts as present with the rate of all of them, so
  /// that the order of the input changes nothing.
  ///
  /// - Returns: `nil` without items.
  package init?(_ items: [(score: Double, gold: Bool)], bins wanted: Int = 10) {
    guard !items.isEmpty else { return nil }
    let rates = Dictionary(grouping: items, by: \.score).mapValues { run in
      Double(run.count(where: \.gold)) / Double(run.count)
    }
    let scores = items.map(\.score).sorted()
    let total = scores.count
    bins = (0..<wanted).compactMap { index in
      let part = scores[(index * total / wanted)..<((index + 1) * total / wanted)]
      guard let low = part.first, let high = part.last else { return nil }
      return Bin(
        count: part.count, low: low, high: high, meanScore: part.reduce(0, +) / Double(part.count),
        positives: part.reduce(0) { $0 + (rates[$1] ?? 0) })
    }
    error = bins.reduce(0) { $0 + abs($1.meanScore - $1.rate) * Double($1.count) } / Double(total)
    count = total
    byChance = ChanceError(sorted: scores, bins: wanted).mean
  }
}
