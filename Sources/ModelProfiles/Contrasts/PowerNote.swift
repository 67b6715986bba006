/// How many prompts it takes to see a difference, beside how many there are.
package struct PowerNote: Sendable, Hashable {
  /// In shares: 0.02 is two percentage points.
  package var difference: Double
  /// Paired prompts for 80 % power at a two-sided level of 0.05.
  package var needed: Int
  package var pairs: Int

  package init(difference: Double, needed: Int, pairs: Int) {
    self.difference = difference
    self.needed = needed
    self.pairs = pairs
  }
}
