import CPhrases
import RuleFormat

/// Learned weights of one network as whole numbers.
struct PhraseQuantization {
  let network: PhraseModel.Network
  let numbers: PhraseNumbers.Network

  /// Of all weights, those that are not cut to the greatest number: a few stray far, and would make the others less exact.
  private static let kept = 0.9995
  /// The same of what filters say of words; the average precision of tags is as high as with exact numbers.
  private static let keptSaid = 0.999
  /// Words that it is looked up for.
  private static let mostWords = 1_000

  /// - Parameters:
  ///   - sentences: How many the network reads.
  ///   - tags: In any order; weights have them alphabetically.
  init(_ weights: PhraseRows.Weights, _ shape: aside_phrase_shape, sentences: Int, _ tags: [String]) {
    let (points, point) = Self.bytes(weights.points)
    let (filters, filter) = Self.bytes(weights.filters)
    let shift = Self.shift(points, filters, shape)
    let strength = point * filter * Float(1 << shift)
    let most = weights.output.map(abs).max() ?? 0
    let output = max(most / Float(Int16.max), .leastNormalMagnitude)
    let intercepts = zip(tags.sorted(), weights.intercept).map { ($0, SentenceMatrix.rounded(Double($1), 1_000)) }
    network = PhraseModel.Network(
      sentences: sentences, shift: shift, unit: Double(strength) * Double(output),
      intercepts: Dictionary(uniqueKeysWithValues: intercepts))
    numbers = PhraseNumbers.Network(
      points: points, filters: filters, bias: weights.bias.map { Self.pair($0 / strength) },
      output: weights.output.map { Self.pair($0 / output) })
  }

  private static func pair(_ value: Float) -> Int16 {
    value.isFinite ? Int16(clamping: Int(min(1e6, max(-1e6, value)).rounded())) : 0
  }

  /// The numbers and what 1 of them stands for.
  private static func bytes(_ values: [Float]) -> ([Int8], Float) {
    let most = quantile(values.map { $0.isFinite ? abs($0) : 0 }, kept) ?? 0
    let unit = max(most / Float(Int8.max), .leastNormalMagnitude)
    return (values.map { $0.isFinite ? Int8(min(127, max(-127, ($0 / unit).rounded()))) : 0 }, unit)
  }

  /// By how many bits what filters say of words is cut, so that nearly all of it has room in eight.
  private static func shift(_ points: [Int8], _ filters: [Int8], _ shape: aside_phrase_shape) -> Int {
    let width = PhraseModel.places * shape.filters
    let words = stride(from: 0, to: shape.words, by: max(1, shape.words / mostWords))
    let said = words.flatMap { word in
      (0..<width).map { column in
        abs(
          (0..<shape.dimensions).reduce(Int32(0)) { sum, dimension in
            sum + Int32(points[word * shape.dimensions + dimension]) * Int32(filters[dimension * width + column])
          })
      }
    }
    let most = quantile(said, keptSaid) ?? 0
    return (0..<Int(ASIDE_PHRASE_SHIFT_MOST)).first { most >> Int32($0) <= Int32(Int8.max) }
      ?? Int(ASIDE_PHRASE_SHIFT_MOST)
  }

  private static func quantile<Number: Comparable>(_ values: [Number], _ share: Double) -> Number? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}
