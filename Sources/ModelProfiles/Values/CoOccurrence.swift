/// How two labels go together in the readable texts of a group.
package struct CoOccurrence: Sendable {
  package var first: ProfileLabel
  package var second: ProfileLabel
  package var both: Int
  package var firstOnly: Int
  package var secondOnly: Int
  package var neither: Int
  /// P(both) / (P(first) P(second)); 1 where they are independent. With a cluster bootstrap interval.
  package var lift: Estimate
  /// With half a text added to each cell (Haldane and Anscombe).
  package var oddsRatio: Estimate
  /// −1 ... 1.
  package var phi: Estimate

  package init(
    first: ProfileLabel, second: ProfileLabel, cells: (both: Int, firstOnly: Int, secondOnly: Int, neither: Int),
    lift: Estimate, oddsRatio: Estimate, phi: Estimate
  ) {
    self.first = first
    self.second = second
    both = cells.both
    firstOnly = cells.firstOnly
    secondOnly = cells.secondOnly
    neither = cells.neither
    self.lift = lift
    self.oddsRatio = oddsRatio
    self.phi = phi
  }

  package var n: Int { both + firstOnly + secondOnly + neither }

  /// Pairs with a smaller expected cell are hidden.
  package static let leastExpected = 5.0
}
