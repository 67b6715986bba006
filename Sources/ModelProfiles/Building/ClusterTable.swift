import Statistics

/// The readable texts of a group by prompt and label, in the prompts' fixed order.
struct ClusterTable {
  let prompts: [PromptSums]
  /// Readable texts of each prompt.
  let totals: [Int]
  /// By label, then prompt: texts that have it.
  let hits: [[Int]]

  /// - Parameter labels: How many labels there are.
  init(_ sums: GroupSums, labels: Int) {
    prompts = sums.clusters
    totals = prompts.map(\.count)
    var hits = [[Int]](repeating: [Int](repeating: 0, count: prompts.count), count: labels)
    for (place, prompt) in prompts.enumerated() {
      for (kind, count) in prompt.texts { kind.labels.forEach { hits[$0][place] += count } }
    }
    self.hits = hits
  }

  var readable: Int { totals.reduce(0, +) }
  var words: Int { prompts.reduce(0) { $0 + $1.words } }
  func count(_ label: Int) -> Int { hits[label].reduce(0, +) }

  func share(_ label: Int) -> ClusteredShare {
    ClusteredShare(zip(hits[label], totals).map { ClusterCounts(hits: $0, total: $1) })
  }

  /// Texts that have both labels, by prompt.
  func both(_ first: Int, _ second: Int) -> [Int] {
    prompts.map { $0.count { $0.labels.contains(first) && $0.labels.contains(second) } }
  }
}
