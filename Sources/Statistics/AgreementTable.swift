/// What two coders said about the same texts: rows are the first coder's categories, columns the second's.
package struct AgreementTable: Sendable, Equatable {
  /// Square.
  package let counts: [[Int]]
  package let total: Int

  /// - Parameter pairs: One for each text that both coded. Categories are ordered by their first use.
  package init<Category: Hashable>(_ pairs: [(Category, Category)]) {
    var places: [Category: Int] = [:]
    for (first, second) in pairs {
      for category in [first, second] where places[category] == nil { places[category] = places.count }
    }
    var counts = [[Int]](repeating: [Int](repeating: 0, count: places.count), count: places.count)
    for (first, second) in pairs {
      if let row = places[first], let column = places[second] { counts[row][column] += 1 }
    }
    self.counts = counts
    total = pairs.count
  }

  /// Yes or no: `both`, `onlyFirst`, `onlySecond` and `neither` count texts with a yes.
  package init(_ table: PairedCounts) {
    counts = [[table.both, table.onlyFirst], [table.onlySecond, table.neither]]
    total = table.total
  }

  /// The share of texts on which both agree; `nil` without texts.
  package var observed: Double? {
    total == 0 ? nil : Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(total)
  }

  /// Cohen's κ (1960), (p_o − p_e)/(1 − p_e).
  ///
  /// - Returns: `nil` without texts, or where both coders always say the same one thing.
  package var kappa: Double? {
    guard let observed else { return nil }
    let expected = counts.indices.reduce(0.0) { $0 + rowShare($1) * columnShare($1) }
    return expected < 1 ? (observed - expected) / (1 - expected) : nil
  }

  /// Gwet's AC1 (2008): like κ, with the agreement by chance Σ π(1 − π)/(q − 1), which low prevalence does not drive
  /// to the observed one.
  ///
  /// - Returns: 1 where both always say the same one thing; `nil` without texts.
  package var ac1: Double? {
    guard let observed else { return nil }
    guard counts.count > 1 else { return 1 }
    let expected =
      counts.indices.reduce(0.0) { sum, category in
        let share = (rowShare(category) + columnShare(category)) / 2
        return sum + share * (1 - share)
      } / Double(counts.count - 1)
    return (observed - expected) / (1 - expected)
  }

  /// κ if all categories were equally frequent, (q p_o − 1)/(q − 1) (Brennan and Prediger 1981); PABAK,
  /// 2 p_o − 1, for two (Byrt, Bishop and Carlin 1993).
  ///
  /// - Returns: As ``ac1``.
  package var prevalenceAdjustedKappa: Double? {
    guard let observed else { return nil }
    guard counts.count > 1 else { return 1 }
    let categories = Double(counts.count)
    return (categories * observed - 1) / (categories - 1)
  }

  /// Agreement on one category, 2a/(2a + b + c) (Cicchetti and Feinstein 1990): for a yes the positive, for a no the
  /// negative agreement.
  ///
  /// - Parameter category: An index into ``counts``; 0 is the yes of a table made of ``PairedCounts``.
  /// - Returns: `nil` where no coder uses it.
  package func agreement(on category: Int) -> Double? {
    guard counts.indices.contains(category) else { return nil }
    let uses = row(category) + column(category)
    return uses == 0 ? nil : Double(2 * counts[category][category]) / Double(uses)
  }

  func row(_ category: Int) -> Int { counts[category].reduce(0, +) }
  func column(_ category: Int) -> Int { counts.reduce(0) { $0 + $1[category] } }
  func rowShare(_ category: Int) -> Double { Double(row(category)) / Double(total) }
  func columnShare(_ category: Int) -> Double { Double(column(category)) / Double(total) }
}
