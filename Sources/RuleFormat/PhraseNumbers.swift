/// The words and numbers of a phrase model: read from their lines only when they are asked for, as with `TermList`.
package struct PhraseNumbers: Sendable, Equatable {
  package struct Values: Sendable, Equatable {
    /// Stems, after those that stand for others.
    package var words: [String]
    /// By word, its point.
    package var points: [Int8]
    /// By dimension, then place (of one word, the two of two, the three of three), then filter.
    package var filters: [Int8]
    /// By length of phrases, then filter.
    package var bias: [Int16]
    /// By length, filter and tag.
    package var output: [Int16]

    package init(words: [String], points: [Int8], filters: [Int8], bias: [Int16], output: [Int16]) {
      self.words = words
      self.points = points
      self.filters = filters
      self.bias = bias
      self.output = output
    }
  }

  private enum Source: Sendable {
    case values(Values)
    case lines(words: String, filters: String, outputs: String)
  }

  private let source: Source

  package init(_ values: Values) { source = .values(values) }

  /// - Parameters:
  ///   - words: A line for each: the stem and its point.
  ///   - filters: A line for each dimension.
  ///   - outputs: A line for each filter: its bias, then what it says for each tag.
  init(words: String, filters: String, outputs: String) {
    source = .lines(words: words, filters: filters, outputs: outputs)
  }

  /// Read anew at each call where they are not read yet; lines that are no numbers are passed over.
  package var values: Values {
    switch source {
    case .values(let values): return values
    case .lines(let words, let filters, let outputs):
      var values = Values(words: [], points: [], filters: [], bias: [], output: [])
      for line in TermList.lines(of: words) where !line.isEmpty {
        guard let (word, point) = Self.word(line) else { continue }
        values.words.append(word)
        values.points += point
      }
      for line in TermList.lines(of: filters) { values.filters += HexadecimalRow.bytes(line) ?? [] }
      for line in TermList.lines(of: outputs) {
        guard let row = HexadecimalRow.pairs(line), let bias = row.first else { continue }
        values.bias.append(bias)
        values.output += row.dropFirst()
      }
      return values
    }
  }

  /// A stem and its point; `nil` for any other line.
  static func word(_ line: Substring.UTF8View) -> (word: String, point: [Int8])? {
    let gap = line.firstIndex(of: 0x20) ?? line.endIndex
    guard gap > line.startIndex, let point = HexadecimalRow.bytes(line[gap...].dropFirst()) else { return nil }
    return (String(Substring(line[..<gap])), point)
  }

  package static func == (one: PhraseNumbers, other: PhraseNumbers) -> Bool { one.values == other.values }
}
