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
    lines += model.phrases.map(self.lines) ?? []
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ phrases: PhraseModel) -> [String] {
    let values = phrases.numbers.values
    let rows = values.networks.map { self.rows($0.points, phrases.dimensions) }
    let points = values.words.enumerated().map { number, word in
      let point = rows.compactMap { $0.indices.contains(number) ? HexadecimalRow.text($0[number]) : nil }
      return "\(word) \(point.joined())"
    }
    let networks = zip(phrases.networks, values.networks).flatMap { lines($0, $1, phrases) }
    return ["phrases:", "  dimensions: \(phrases.dimensions)", "  filters: \(phrases.filters)", "  networks:"]
      + networks
      + block("points", points, indent: "  ")
  }

  private func lines(
    _ network: PhraseModel.Network, _ numbers: PhraseNumbers.Network, _ phrases: PhraseModel
  ) -> [String] {
    let tags = phrases.tags
    let intercepts = tags.map { "\($0): \(network.intercepts[$0] ?? 0)" }
    let filters = rows(numbers.filters, PhraseModel.places * phrases.filters).map { HexadecimalRow.text($0) }
    let outputs = zip(numbers.bias, rows(numbers.output, tags.count)).map { HexadecimalRow.text([$0] + $1) }
    return [
      "  - sentences: \(network.sentences)", "    shift: \(network.shift)", "    unit: \(network.unit)",
      "    intercepts: {\(intercepts.joined(separator: ", "))}",
    ] + block("filter_rows", filters, indent: "    ") + block("output_rows", outputs, indent: "    ")
  }

  private func rows<Number>(_ numbers: [Number], _ width: Int) -> [ArraySlice<Number>] {
    stride(from: 0, to: numbers.count, by: width).map { numbers[$0..<min($0 + width, numbers.count)] }
  }

  private func block(_ key: String, _ lines: [String], indent: String) -> [String] {
    ["\(indent)\(key): |"] + lines.map { "\(indent)  \($0)" }
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
