import RuleAnalysis

/// Pairs of rules that mark the same words, as text.
package struct RuleOverlapTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  package func render(_ overlap: RuleOverlap, least: Double) -> String {
    let pairs = overlap.pairs.filter { $0.jaccard >= least }
    var table = ColumnTable(["rule", "rule", "tag", "Jaccard", "in first", "in second", "texts"], leading: 3)
    for pair in pairs {
      table.add(
        [pair.first, pair.second, Self.tags(pair)] + ([pair.jaccard] + pair.containment).map(ColumnTable.decimal)
          + ["\(pair.transcripts)"])
    }
    let closing =
      "\(pairs.count) of \(overlap.pairs.count) pairs that share a byte reach \(ColumnTable.decimal(least)); "
      + "\(overlap.transcripts) texts"
    return (table.lines(style) + ["", closing]).joined(separator: "\n") + "\n"
  }

  private static func tags(_ pair: RuleOverlap.Pair) -> String {
    Set(pair.tags).count == 1 ? pair.tags.first ?? "" : pair.tags.joined(separator: " / ")
  }
}
