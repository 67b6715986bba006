/// Deals texts into folds so that all of one prompt fall into one.
struct PromptFolds {
  /// The fold of each text, in the order given.
  let folds: [Int]

  static let seed: UInt64 = 20_261_126

  /// Prompts in a seeded order, each into the fold with the fewest present, then the fewest texts.
  init(_ clusters: [String], present: [Bool], folds count: Int) {
    var generator = SplitMix(state: Self.seed)
    let names = Set(clusters).sorted().map { (name: $0, key: generator.next()) }
    let members = Dictionary(grouping: clusters.indices) { clusters[$0] }
    var loads = [(present: Int, texts: Int)](repeating: (0, 0), count: count)
    var folds = [Int](repeating: 0, count: clusters.count)
    for (name, _) in names.sorted(by: { ($0.key, $0.name) < ($1.key, $1.name) }) {
      let texts = members[name] ?? []
      let fold = loads.indices.min { loads[$0] < loads[$1] } ?? 0
      texts.forEach { folds[$0] = fold }
      loads[fold].present += texts.count { present[$0] }
      loads[fold].texts += texts.count
    }
    self.folds = folds
  }
}
