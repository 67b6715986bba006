/// The words and numbers of a phrase model: read from their lines only when they are asked for, as with `TermList`.
package struct PhraseNumbers: Sendable, Equatable {
  package struct Network: Sendable, Equatable {
    /// By word, its point.
    package var points: [Int8]
    /// By dimension, then place (of one word, the two of two, the three of three), then filter.
    package var filters: [Int8]
    /// By length of phrases, then filter.
    package var bias: [Int16]
    /// By length, filter and tag.
    package var output: [Int16]

    package init(points: [Int8], filters: [Int8], bias: [Int16], output: [Int16]) {
      self.points = points
      self.filters = filters
      self.bias = bias
      self.output = output
    }
  }

  package struct Values: Sendable, Equatable {
    /// Stems, after those that stand for others.
    package var words: [String]
    package var networks: [Network]

    package init(words: [String], networks: [Network]) {
      self.words = words
      self.networks = networks
    }
  }

  /// The lines of one network.
  struct Lines: Sendable {
    /// A line for each dimension.
    let filters: String
    /// A line for each filter: its bias, then what it says for each tag.
    let outputs: String
  }

  private enum Source: Sendable {
    case values(Values)
    case lines(words: String, [Lines])
  }

  private let source: Source

  package init(_ values: Values) { source = .values(values) }

  /// - Parameter words: A line for each: the stem and its points, one network's after the other.
  init(words: String, _ networks: [Lines]) { source = .lines(words: words, networks) }

  /// Read anew at each call where they are not read yet; lines that are no numbers are passed over.
  package var values: Values {
    switch source {
    case .values(let values): return values
    case .lines(let words, let networks):
      var values = Values(words: [], networks: networks.map(Self.network))
      for line in TermList.lines(of: words) where !line.isEmpty {
        guard let (word, points) = Self.word(line) else { continue }
        values.words.append(word)
        let count = points.count / max(1, networks.count)
        for number in networks.indices { values.networks[number].points += points[(number * count)...].prefix(count) }
      }
      return values
    }
  }

  /// Without points.
  private static func network(_ lines: Lines) -> Network {
    var network = Network(points: [], filters: [], bias: [], output: [])
    for line in TermList.lines(of: lines.filters) { network.filters += HexadecimalRow.bytes(line) ?? [] }
    for line in TermList.lines(of: lines.outputs) {
      guard let row = HexadecimalRow.pairs(line), let bias = row.first else { continue }
      network.bias.append(bias)
      network.output += row.dropFirst()
    }
    return network
  }

  /// A stem and its points; `nil` for any other line.
  static func word(_ line: Substring.UTF8View) -> (word: String, points: [Int8])? {
    let gap = line.firstIndex(of: 0x20) ?? line.endIndex
    guard gap > line.startIndex, let points = HexadecimalRow.bytes(line[gap...].dropFirst()) else { return nil }
    return (String(Substring(line[..<gap])), points)
  }

  package static func == (one: PhraseNumbers, other: PhraseNumbers) -> Bool { one.values == other.values }
}
