/// The readable texts of one prompt in one group. Integers only: addition in any order gives the same.
struct PromptSums: Hashable, Sendable {
  private(set) var texts: [TextKind: Int] = [:]
  private(set) var words = 0
  /// Counting cues by the index of their tag; without those that have none.
  private(set) var cues: [Int: Int] = [:]

  init() {}

  init(_ kind: TextKind, words: Int, cues: [Int: Int]) {
    texts = [kind: 1]
    self.words = words
    self.cues = cues
  }

  init(_ texts: [TextKind: Int], words: Int, cues: [Int: Int]) {
    self.texts = texts
    self.words = words
    self.cues = cues
  }

  mutating func add(_ other: PromptSums, times: Int = 1) {
    for (kind, count) in other.texts { texts[kind, default: 0] += count * times }
    for (tag, count) in other.cues { cues[tag, default: 0] += count * times }
    words += other.words * times
  }

  var count: Int { texts.values.reduce(0, +) }

  /// Texts that meet a condition.
  func count(where isMet: (TextKind) -> Bool) -> Int {
    texts.reduce(0) { isMet($1.key) ? $0 + $1.value : $0 }
  }
}

extension PromptSums {
  /// A total order, for prompts without a name.
  static func isBefore(_ left: PromptSums, _ right: PromptSums) -> Bool {
    if left.words != right.words { return left.words < right.words }
    let (one, other) = (left.texts.sorted { $0.key < $1.key }, right.texts.sorted { $0.key < $1.key })
    for (a, b) in zip(one, other) {
      if a.key != b.key { return a.key < b.key }
      if a.value != b.value { return a.value < b.value }
    }
    if one.count != other.count { return one.count < other.count }
    let (first, second) = (left.cues.sorted { $0.key < $1.key }, right.cues.sorted { $0.key < $1.key })
    for (a, b) in zip(first, second) where a != b { return a < b }
    return first.count < second.count
  }
}
