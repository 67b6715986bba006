/// Where in the scratchpad a tag starts, over readable texts in which it is present.
package struct Onset: Sendable, Hashable {
  /// Texts with a counting cue.
  package var count: Int
  /// 0 (first byte) ... 1 (last), to a thousandth; `nil` for count = 0.
  package var median: Double?
  /// Texts whose first counting cue starts in the first third.
  package var firstThird: Share
  /// Texts by where it starts, in twenty equal steps of the scratchpad. Their running sum over the readable
  /// texts is the onset curve (texts without the tag are censored at the end).
  package var steps: [Int]

  /// Number of `steps`.
  package static let resolution = 20

  package init(count: Int, median: Double?, firstThird: Share, steps: [Int]) {
    self.count = count
    self.median = median
    self.firstThird = firstThird
    self.steps = steps
  }
}
