import Statistics

/// The fourfold tables of label pairs that hold enough texts for a figure.
struct PairTables {
  private struct Pair {
    var first: Int
    var second: Int
    var table: FourfoldTable
    var bothByPrompt: [Int]
  }

  private var pairs: [Pair] = []
  private let texts: Int
  /// Pairs of labels that both occur and were left out because too little was to be expected of a cell.
  private(set) var hidden = 0

  init(_ table: ClusterTable, _ names: LabelNames) {
    texts = table.readable
    let counts = names.labels.indices.map(table.count)
    for first in names.labels.indices where counts[first] > 0 {
      for second in names.labels.indices where second > first && counts[second] > 0 {
        guard Self.isBearable(counts[first], counts[second], of: texts) else {
          hidden += 1
          continue
        }
        let byPrompt = table.both(first, second)
        let both = byPrompt.reduce(0, +)
        pairs.append(
          Pair(
            first: first, second: second,
            table: FourfoldTable(
              both: both, onlyFirst: counts[first] - both, onlySecond: counts[second] - both,
              neither: texts - counts[first] - counts[second] + both), bothByPrompt: byPrompt))
      }
    }
  }

  /// Each cell is expected to hold five texts or more.
  private static func isBearable(_ first: Int, _ second: Int, of texts: Int) -> Bool {
    let (a, b, n) = (Double(first), Double(second), Double(texts))
    return [a * b, a * (n - b), (n - a) * b, (n - a) * (n - b)].allSatisfy { $0 / n >= CoOccurrence.leastExpected }
  }

  /// Resamples of: words; counting cues of each label; texts; texts with each label; texts with each pair.
  func resampled(_ table: ClusterTable, _ names: LabelNames, _ bootstrap: ClusterBootstrap) -> ResampledGroup {
    let cues = names.labels.indices.map { label in table.prompts.map { $0.cues[label] ?? 0 } }
    let columns = [table.prompts.map(\.words)] + cues + [table.totals] + table.hits + pairs.map(\.bothByPrompt)
    return ResampledGroup(columns, bootstrap)
  }

  /// Strongest lift first.
  func figures(_ names: LabelNames, _ resampled: ResampledGroup) -> [CoOccurrence] {
    let labels = names.labels.count
    let figures = pairs.enumerated().map { place, pair in
      let table = pair.table
      func interval(_ figure: @escaping (FourfoldTable) -> Double?) -> FigureInterval? {
        resampled.interval { sums in
          let n = Int(sums[1 + labels])
          let first = Int(sums[2 + labels + pair.first])
          let second = Int(sums[2 + labels + pair.second])
          let both = Int(sums[2 + 2 * labels + place])
          return figure(
            FourfoldTable(
              both: both, onlyFirst: first - both, onlySecond: second - both, neither: n - first - second + both))
        }
      }
      return CoOccurrence(
        first: names.labels[pair.first], second: names.labels[pair.second],
        cells: (table.both, table.onlyFirst, table.onlySecond, table.neither),
        lift: Estimate(table.lift, interval(\.lift)),
        oddsRatio: Estimate(table.oddsRatio?.value, interval { $0.oddsRatio?.value }),
        phi: Estimate(table.phi?.value, interval { $0.phi?.value }))
    }
    return figures.sorted { one, other in
      if one.lift.value != other.lift.value { return one.lift.value ?? 0 > other.lift.value ?? 0 }
      return (one.first.id, one.second.id) < (other.first.id, other.second.id)
    }
  }
}
