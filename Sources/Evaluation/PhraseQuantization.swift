import CPhrases
import RuleFormat

/// Learned weights as the whole numbers of a phrase model.
struct PhraseQuantization {
  private let weights: PhraseRows.Weights
  private let shape: aside_phrase_shape

  /// Of all weights, those that are not cut to the greatest number: a few stray far, and would make the others less exact.
  private static let kept = 0.9995

  init(_ weights: PhraseRows.Weights, _ shape: aside_phrase_shape) {
    self.weights = weights
    self.shape = shape
  }

  /// - Parameter tags: In any order; weights have them alphabetically.
  func model(_ stems: [String], _ tags: [String]) -> PhraseModel {
    let (points, point) = Self.bytes(weights.points)
    let (filters, filter) = Self.bytes(weights.filters)
    // Of a filter's strength: products are divided by a power of two.
    let strength = point * filter * Float(1 << ASIDE_PHRASE_SHIFT)
    let most = weights.output.map(abs).max() ?? 0
    let output = max(most / Float(Int16.max), .leastNormalMagnitude)
    let values = PhraseNumbers.Values(
      words: PhraseModel.standIns + stems, points: points, filters: filters,
      bias: weights.bias.map { Self.pair($0 / strength) }, output: weights.output.map { Self.pair($0 / output) })
    let intercepts = zip(tags.sorted(), weights.intercept).map { ($0, SentenceMatrix.rounded(Double($1), 1_000)) }
    return PhraseModel(
      dimensions: shape.dimensions, filters: shape.filters, unit: Double(strength) * Double(output),
      intercepts: Dictionary(uniqueKeysWithValues: intercepts), numbers: PhraseNumbers(values))
  }

  private static func pair(_ value: Float) -> Int16 {
    value.isFinite ? Int16(clamping: Int(min(1e6, max(-1e6, value)).rounded())) : 0
  }

  /// The numbers and what 1 of them stands for.
  private static func bytes(_ values: [Float]) -> ([Int8], Float) {
    let sizes = values.map { $0.isFinite ? abs($0) : 0 }.sorted()
    let most = sizes.isEmpty ? 0 : sizes[min(sizes.count - 1, Int(kept * Double(sizes.count)))]
    let unit = max(most / Float(Int8.max), .leastNormalMagnitude)
    return (values.map { $0.isFinite ? Int8(min(127, max(-127, ($0 / unit).rounded()))) : 0 }, unit)
  }
}
