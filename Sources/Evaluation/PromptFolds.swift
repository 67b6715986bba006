import Statistics

/// Deals prompts into folds, so that all texts of one prompt fall into one.
struct PromptFolds {
  static let count = 5
  static let seed: UInt64 = 20_261_126
  /// By prompt.
  private let folds: [String: Int]

  /// Prompts in a seeded order, each into the fold with the fewest cues to learn from.
  ///
  /// - Parameter clusters: The prompt of each text with a cue, once for each of its tags.
  init(_ clusters: [String]) {
    var generator = SplitMix(seed: Self.seed)
    var sizes: [String: Int] = [:]
    for cluster in clusters { sizes[cluster, default: 0] += 1 }
    let dealt = sizes.sorted { $0.key < $1.key }.map { (name: $0.key, size: $0.value, key: generator.next()) }
    var loads = [Int](repeating: 0, count: Self.count)
    var folds: [String: Int] = [:]
    for prompt in dealt.sorted(by: { ($0.key, $0.name) < ($1.key, $1.name) }) {
      let fold = loads.indices.min { loads[$0] < loads[$1] } ?? 0
      folds[prompt.name] = fold
      loads[fold] += prompt.size
    }
    self.folds = folds
  }

  func fold(of cluster: String) -> Int { folds[cluster] ?? 0 }
}
