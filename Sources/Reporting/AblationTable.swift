import RuleAnalysis

/// How much of each tag is vocabulary, as text.
package struct AblationTable {
  private let style: TextStyle
  package init(style: TextStyle) { self.style = style }

  /// - Parameter words: Trigger words to show for each tag.
  package func render(_ ablation: VocabularyAblation, words: Int) -> String {
    var figures = ColumnTable(
      ["", "F1", "strongest", "1 word", "3 words", "10 words", "all", "recall lost to 10", "present"], leading: 1)
    for row in ablation.rows {
      guard row.isStated else {
        figures.add([row.tag, "–", "", "", "", "", "", "", "\(row.before.positives)"], isDim: true)
        continue
      }
      let f1 = ([row.before, row.withoutStrongest] + row.masked).map { ColumnTable.decimal($0.f1) }
      figures.add([row.tag] + f1 + [ColumnTable.decimal(row.vocabularyShare), "\(row.before.positives)"])
    }
    var lines = figures.lines(style)
    lines += [
      "",
      "\(ablation.matched) texts with gold. F1 with every word in its place; with the strongest sentence's cues masked;",
      "and with the tag's most frequent trigger words masked wherever they stand.",
    ]
    return (lines + triggers(ablation, words)).joined(separator: "\n") + "\n"
  }

  private func triggers(_ ablation: VocabularyAblation, _ count: Int) -> [String] {
    guard count > 0 else { return [] }
    return ["", style("trigger words, with the texts whose cues hold them", .bold)]
      + ablation.rows.filter { !$0.words.isEmpty }.map { row in
        "  \(row.tag): "
          + row.words.prefix(count).map { "\(TextStyle.visible($0.word)) \($0.texts)" }.joined(separator: ", ")
      }
  }
}
