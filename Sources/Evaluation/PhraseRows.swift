import CPhrases
import RuleFormat

/// The sentences of all texts as numbers of words, with what is known of them.
struct PhraseRows {
  /// By row, one a sentence, text after text.
  let textOfRow: [Int]
  /// What a network reads of each row.
  struct Sequences {
    /// Of all rows, one after the other; numbers as `PhraseModel` has them.
    fileprivate(set) var words: [Int32] = []
    /// By row, and the end of the last.
    fileprivate(set) var starts = [0]

    subscript(row: Int) -> ArraySlice<Int32> { words[starts[row]..<starts[row + 1]] }

    fileprivate mutating func append(_ row: some Sequence<Int32>) {
      words += row
      starts.append(words.count)
    }
  }

  /// The sentences alone.
  private(set) var sentences = Sequences()
  /// By row, whether no sentence stands before it.
  private var isFirst: [Bool] = []
  /// By row, then tag in alphabetical order: 1, 0, or −1 for not known.
  private var truths: [Int8] = []
  /// Sentences with a tag.
  let evidence: Int
  /// Without those that stand for others.
  let stems: [String]

  /// - Parameter minimumPrompts: A word stands in texts of as many prompts at least.
  init(_ texts: [SentenceText], tags: [String], minimumPrompts: Int) {
    var prompts: [String: Set<String>] = [:]
    for text in texts {
      for stem in text.stems.joined() where prompts[stem, default: []].count < minimumPrompts {
        prompts[stem, default: []].insert(text.cluster)
      }
    }
    stems = prompts.filter { $0.value.count >= minimumPrompts }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: stems.enumerated().map { ($1, Int32($0 + ASIDE_FIRST_WORD)) })
    let tags = tags.sorted()
    var textOfRow: [Int] = []
    var evidence = 0
    for (number, text) in texts.enumerated() {
      for (index, stems) in text.stems.enumerated() {
        sentences.append(stems.prefix(ASIDE_PHRASE_WORDS_MOST).map { numbers[$0] ?? Int32(ASIDE_UNKNOWN_WORD) })
        isFirst.append(text.firstOfParts.contains(index))
        textOfRow.append(number)
        let row = tags.map { tag -> Int8 in
          guard let verdict = text.verdicts[tag] else { return -1 }
          return !verdict ? 0 : text.evidence[tag]?.contains(index) == true ? 1 : -1
        }
        truths += row
        evidence += row.contains(1) ? 1 : 0
      }
    }
    self.textOfRow = textOfRow
    self.evidence = evidence
  }

  /// The words of the sentence before a row; none before the first of a part.
  func wordsBefore(_ row: Int) -> ArraySlice<Int32> { isFirst[row] ? [] : sentences[row - 1] }

  /// - Parameter count: 1 for the sentences alone; 2 for those with the one before: a second copy of all words.
  func sequences(ofSentences count: Int) -> Sequences {
    if count < 2 { return sentences }
    return textOfRow.indices.reduce(into: Sequences()) { sequences, row in
      let own = sentences[row]
      sequences.append(wordsBefore(row).suffix(ASIDE_PHRASE_WORDS_MOST - own.count) + own)
    }
  }

  /// What the C code learned.
  struct Weights {
    var points: [Float]
    var filters: [Float]
    var bias: [Float]
    var output: [Float]
    var intercept: [Float]
  }

  /// `nil` where there is no memory.
  func fitted(
    _ sequences: Sequences, _ shape: aside_phrase_shape, _ settings: aside_phrase_settings, isUsed: [UInt8]
  ) -> Weights? {
    func zeros(_ count: Int) -> [Float] { [Float](repeating: 0, count: count) }
    let units = PhraseModel.lengths * shape.filters
    var weights = Weights(
      points: zeros(shape.words * shape.dimensions),
      filters: zeros(shape.dimensions * PhraseModel.places * shape.filters), bias: zeros(units),
      output: zeros(units * shape.tags), intercept: zeros(shape.tags))
    var (shape, settings) = (shape, settings)
    let status = sequences.words.withUnsafeBufferPointer { words in
      sequences.starts.withUnsafeBufferPointer { starts in
        truths.withUnsafeBufferPointer { truths in
          isUsed.withUnsafeBufferPointer { isUsed in
            var sentences = aside_phrase_sentences(
              words: words.baseAddress, starts: starts.baseAddress, truths: truths.baseAddress,
              is_used: isUsed.baseAddress, count: textOfRow.count)
            return Self.pointing(&weights) { aside_phrase_fit(&shape, &sentences, &settings, &$0) }
          }
        }
      }
    }
    return status == 0 ? weights : nil
  }

  private static func pointing(
    _ weights: inout Weights, _ body: (inout aside_phrase_weights) -> Int32
  ) -> Int32 {
    weights.points.withUnsafeMutableBufferPointer { points in
      weights.filters.withUnsafeMutableBufferPointer { filters in
        weights.bias.withUnsafeMutableBufferPointer { bias in
          weights.output.withUnsafeMutableBufferPointer { output in
            weights.intercept.withUnsafeMutableBufferPointer { intercept in
              var pointers = aside_phrase_weights(
                points: points.baseAddress, filters: filters.baseAddress, bias: bias.baseAddress,
                output: output.baseAddress, intercept: intercept.baseAddress)
              return body(&pointers)
            }
          }
        }
      }
    }
  }
}
