import RuleFormat

/// How often a stance of the gold is labelled as which stance.
///
/// `nil` stands for no stance: readers found nothing worth marking, or the labels have no cue.
package struct StanceConfusion: Sendable, Equatable {
  /// Rows and columns: the stances, strongest first, then none.
  package static let order: [Stance?] = Stance.allCases + [nil]
  private var counts = [Int](repeating: 0, count: Self.order.count * Self.order.count)

  package init() {}

  package subscript(gold gold: Stance?, label label: Stance?) -> Int {
    counts[Self.index(gold, label)]
  }

  /// What texts of one stance in the gold are labelled as, in the order of columns.
  package func counts(gold: Stance?) -> [Int] { Self.order.map { self[gold: gold, label: $0] } }

  package mutating func add(gold: Stance?, label: Stance?) { counts[Self.index(gold, label)] += 1 }

  package static func + (left: StanceConfusion, right: StanceConfusion) -> StanceConfusion {
    var sum = left
    for index in sum.counts.indices { sum.counts[index] += right.counts[index] }
    return sum
  }

  /// Texts for which both name a stance.
  package var both: Int { sum { $0 != nil && $1 != nil } }
  /// Of those, texts for which they name the same.
  package var same: Int { sum { $0 != nil && $0 == $1 } }
  /// Texts for which the gold names a stance.
  package var marked: Int { sum { gold, _ in gold != nil } }

  private func sum(_ holds: (Stance?, Stance?) -> Bool) -> Int {
    var total = 0
    for gold in Self.order {
      for label in Self.order where holds(gold, label) { total += self[gold: gold, label: label] }
    }
    return total
  }

  private static func index(_ gold: Stance?, _ label: Stance?) -> Int {
    let none = order.count - 1
    let row = gold.flatMap { Stance.allCases.firstIndex(of: $0) } ?? none
    return row * order.count + (label.flatMap { Stance.allCases.firstIndex(of: $0) } ?? none)
  }

  /// One tag over texts; a present tag without a stance, and one that readers disputed, is left out.
  static func of(_ tag: String, in pairs: [GoldPair]) -> StanceConfusion {
    var confusion = StanceConfusion()
    for pair in pairs {
      guard let truth = pair.gold.verdict(on: tag) else { continue }
      let stance = pair.gold.stances[tag]
      // What one reader alone found with a counting stance is neither present nor another stance.
      guard truth == (stance?.counts ?? false) else { continue }
      confusion.add(gold: stance, label: pair.text.tags[tag]?.stance)
    }
    return confusion
  }
}
