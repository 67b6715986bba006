/// How often a tag's presence is what the gold says.
package struct PresenceCounts: Sendable, Equatable {
  package var truePositives = 0
  package var falsePositives = 0
  package var falseNegatives = 0
  package var trueNegatives = 0

  package init() {}

  package mutating func add(present: Bool, gold: Bool) {
    switch (present, gold) {
    case (true, true): truePositives += 1
    case (true, false): falsePositives += 1
    case (false, true): falseNegatives += 1
    case (false, false): trueNegatives += 1
    }
  }

  package static func + (left: PresenceCounts, right: PresenceCounts) -> PresenceCounts {
    var sum = left
    sum.truePositives += right.truePositives
    sum.falsePositives += right.falsePositives
    sum.falseNegatives += right.falseNegatives
    sum.trueNegatives += right.trueNegatives
    return sum
  }

  package var positives: Int { truePositives + falseNegatives }
  package var total: Int { positives + falsePositives + trueNegatives }
  /// `nil` where nothing was found.
  package var precision: Double? { Self.ratio(truePositives, truePositives + falsePositives) }
  /// `nil` where there is nothing to find.
  package var recall: Double? { Self.ratio(truePositives, positives) }
  /// 2TP / (2TP + FP + FN); `nil` where nothing was found and there is nothing to find.
  package var f1: Double? { Self.ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

  private static func ratio(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}
