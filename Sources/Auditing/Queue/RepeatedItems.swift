import LabelStore
import Statistics

/// Asks a few items once more, so far behind that an auditor has other texts in mind by then.
enum RepeatedItems {
  /// Items between a question and its repeat, at least.
  static let leastDistance = 10

  /// - Returns: The items with repeats among them; as they were where none is far enough from the end.
  static func added(to items: [AuditItem], share: Double, seed: UInt64) -> [AuditItem] {
    let count = Int((Double(items.count) * share).rounded())
    let last = items.count - leastDistance
    guard count > 0, last > 0 else { return items }
    var generator = SplitMix(seed: seed)
    let chosen = Array(0..<last).shuffled(using: &generator).prefix(count)
    let places = chosen.map { (after: Int.random(in: ($0 + leastDistance)..<items.count, using: &generator), item: $0) }
    let byPlace = Dictionary(grouping: places, by: \.after)
    return items.enumerated().flatMap { place, item in
      [item] + (byPlace[place] ?? []).map { again(items[$0.item]) }
    }
  }

  private static func again(_ item: AuditItem) -> AuditItem {
    var item = item
    item.purpose = .again
    item.probability = 0
    return item
  }
}
