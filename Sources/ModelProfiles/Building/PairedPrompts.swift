import Statistics
import TranscriptModel

/// The prompts that two arms share, in the order of their ids.
struct PairedPrompts {
  let pairs: [(first: PromptSums, second: PromptSums)]

  init(_ first: GroupSums, _ second: GroupSums) {
    pairs = first.prompts.sorted { $0.key < $1.key }.compactMap { id, sums in
      second.prompts[id].map { (sums, $0) }
    }
  }

  private init(pairs: [(first: PromptSums, second: PromptSums)]) { self.pairs = pairs }

  func filter(_ isIncluded: (PromptSums, PromptSums) -> Bool) -> PairedPrompts {
    PairedPrompts(pairs: pairs.filter { isIncluded($0.first, $0.second) })
  }

  /// Each has one text in each arm.
  var isOneSampleEach: Bool { pairs.allSatisfy { $0.first.count == 1 && $0.second.count == 1 } }

  /// Per prompt the share of texts with a label in the first arm less that in the second.
  func differences(_ label: Int) -> PairedDifference {
    PairedDifference(pairs.map { Self.share($0.first, label) - Self.share($0.second, label) })
  }

  private static func share(_ prompt: PromptSums, _ label: Int) -> Double {
    Double(prompt.count { $0.labels.contains(label) }) / Double(prompt.count)
  }

  /// Prompts by the arms in which any of their texts has a label.
  func counts(_ label: Int) -> PairedCounts { counts { $0.has(label) } }

  /// Prompts by the arms in which any of their texts says yes to an outcome.
  func answers(_ outcome: String) -> PairedCounts { counts { $0.answers(outcome).yes > 0 } }

  private func counts(_ isHit: (PromptSums) -> Bool) -> PairedCounts {
    var counts = PairedCounts(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    for pair in pairs {
      switch (isHit(pair.first), isHit(pair.second)) {
      case (true, true): counts.both += 1
      case (true, false): counts.onlyFirst += 1
      case (false, true): counts.onlySecond += 1
      case (false, false): counts.neither += 1
      }
    }
    return counts
  }
}

extension PromptSums {
  /// Any of its texts has the label.
  func has(_ label: Int) -> Bool { texts.keys.contains { $0.labels.contains(label) } }

  /// Texts whose outcome says yes, and those where it says yes or no.
  func answers(_ outcome: String) -> (yes: Int, all: Int) {
    texts.reduce(into: (0, 0)) { sum, entry in
      guard let value = entry.key.value(of: outcome), let answer = YesNo.of(value) else { return }
      sum.0 += answer ? entry.value : 0
      sum.1 += entry.value
    }
  }
}
