/// Writes `sentences.yaml`; what it writes, the reader reads back.
package struct SentenceFileWriter {
  package init() {}

  /// Tags in alphabetical order, the words of each by weight: the same bytes for the same fit.
  package func text(_ model: SentenceModel) -> String {
    var lines = [
      "# Written by `aside calibrate --sentences`. What words speak for a tag in a sentence; Rules/README.md explains it."
    ]
    lines += model.source.lines + [model.tags.isEmpty ? "tags: {}" : "tags:"]
    for (tag, words) in model.tags.sorted(by: { $0.key < $1.key }) { lines += self.lines(tag, words) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ tag: String, _ words: SentenceModel.Tag) -> [String] {
    [
      "  \(tag):", "    intercept: \(words.intercept)", "    cutoff: \(words.cutoff)",
      "    positives: \(words.positives)", "    average_precision: \(words.averagePrecision)",
    ] + (words.text.map(lines) ?? []) + TermListWriter.lines(words.terms, indent: "    ")
  }

  private func lines(_ text: SentenceModel.Text) -> [String] {
    let best = text.best.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return [
      "    text:", "      intercept: \(text.intercept)", "      length: \(text.length)", "      cutoff: \(text.cutoff)",
      "      best: {\(best.joined(separator: ", "))}",
    ] + (text.terms.isEmpty ? [] : TermListWriter.lines(text.terms, indent: "      "))
  }
}
