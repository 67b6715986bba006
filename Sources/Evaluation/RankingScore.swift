/// How well scores put what is present before what is not.
package enum RankingScore {
  /// The share of (present, absent) pairs in the right order, ties as one half: the Mann–Whitney U
  /// statistic over n₁n₀ (Hanley and McNeil 1982). `nil` without both kinds.
  package static func auroc(_ items: [(score: Double, gold: Bool)]) -> Double? {
    let positives = items.count(where: \.gold)
    let negatives = items.count - positives
    guard positives > 0, negatives > 0 else { return nil }
    let sorted = items.sorted { $0.score < $1.score }
    var rankSum = 0.0
    var index = 0
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end].score == sorted[index].score { end += 1 }
      let rank = Double(index + 1 + end) / 2
      rankSum += rank * Double(sorted[index..<end].count(where: \.gold))
      index = end
    }
    let smallest = Double(positives) * Double(positives + 1) / 2
    return (rankSum - smallest) / (Double(positives) * Double(negatives))
  }

  /// The mean precision at each present item, items of one score taken together: the step-wise area
  /// under the precision–recall curve. `nil` without a present item.
  package static func averagePrecision(_ items: [(score: Double, gold: Bool)]) -> Double? {
    let positives = items.count(where: \.gold)
    guard positives > 0 else { return nil }
    let sorted = items.sorted { $0.score > $1.score }
    var (found, seen, sum, index) = (0, 0, 0.0, 0)
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end].score == sorted[index].score { end += 1 }
      let hits = sorted[index..<end].count(where: \.gold)
      found += hits
      seen += end - index
      sum += Double(hits) * Double(found) / Double(seen)
      index = end
    }
    return sum / Double(positives)
  }
}
