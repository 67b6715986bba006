import Foundation
import RuleFormat

/// What a calibrated score depends on, for one tag with a cue in one transcript.
package struct TagFeatures: Sendable, Equatable {
  /// In the order of `CalibrationFeature.allCases`.
  package private(set) var values = [Double](repeating: 0, count: CalibrationFeature.allCases.count)
  /// The score by the rules alone.
  package let ruleScore: Double

  /// A cue counts, a rule's or a learned one; without one no score reaches the threshold.
  package let counts: Bool

  /// Learned words found what no rule did.
  package var isLearnedAlone: Bool { counts && self[.counting] == 0 }
  /// Learned words alone must make a tag likelier than not, however low the threshold is: at 0.45 F1 on others' texts left
  /// out of the fit falls by 0.007, at 0.6 that on writers left out by 0.006.
  package static let leastAlone = 0.55

  /// Whether a probability is enough for presence.
  package func suffices(_ score: Double, threshold: Double) -> Bool {
    counts && score >= threshold && (!isLearnedAlone || score >= Self.leastAlone)
  }

  package subscript(feature: CalibrationFeature) -> Double {
    get { values[feature.index] }
    set { values[feature.index] = newValue }
  }

  /// Scores enter as logits; 0 and 1 have none.
  private static let scores = 0.02...0.98

  /// Shorter and longer texts are taken as so long: in ten thousand words one clear sentence is no weaker than in
  /// two hundred, and most texts that the bundled weights are fitted on are no longer than that.
  private static let words = 100...250
  /// More than so far above the cutoff says no more.
  private static let mostExcess = 5.0
  /// Logits of whole texts say no more beyond these.
  private static let texts = -5.0...5
  /// Where a rule's cue counts, words that are missing say little: models in use are plainer than writers who look for new
  /// words. F1 on others' texts is lower by 0.01 without that.
  private static let leastBacked = -1.0
  /// Bytes of a cue.
  private static let lengths = 10...100

  /// - Parameters:
  ///   - cues: All cues of one tag in reasoning, at least one.
  ///   - words: Of the reasoning that was searched.
  ///   - textLogit: What learned words say of the whole text, 0 without them.
  init(_ cues: [Cue], words: Int, textLogit: Double) {
    counts = cues.contains(where: \.stance.counts)
    let learned = cues.filter { $0.isLearned && $0.stance.counts }.compactMap(\.excess).max()
    let cues = cues.filter { !$0.isLearned }
    ruleScore = TagScorer.score(cues)
    let support = min(Self.mostExcess, max(0, learned ?? 0))
    let isBacked = cues.contains(where: \.stance.counts)
    self[isBacked ? .sentenceSupport : .sentenceAlone] = support
    let least = isBacked ? Self.leastBacked : Self.texts.lowerBound
    self[isBacked ? .textSupport : .textAlone] = min(Self.texts.upperBound, max(least, textLogit))
    let bounded = min(Self.scores.upperBound, max(Self.scores.lowerBound, ruleScore))
    self[.ruleScore] = log(bounded / (1 - bounded))
    self[.dismissedCues] = Self.damped(cues.count { $0.stance == .rejected || $0.stance == .denied })
    self[.borrowedCues] = Self.damped(cues.count { $0.stance == .echoed || $0.stance == .quoted })
    self[.detachedCues] = Self.damped(cues.count { $0.stance == .hypothetical || $0.stance == .topic })
    let counting = cues.filter(\.stance.counts)
    guard !counting.isEmpty else { return }
    self[.counting] = 1
    self[.rules] = Self.damped(Set(counting.map(\.rule)).count)
    let longest = counting.map(\.range.count).max() ?? 0
    self[.cueLength] = Self.logarithm(longest, within: Self.lengths) - log(Double(Self.lengths.lowerBound))
    readSentences(counting, words: words)
  }

  private mutating func readSentences(_ counting: [Cue], words: Int) {
    let sentences = Dictionary(grouping: counting, by: \.place).values
    func number(_ condition: ([Cue]) -> Bool) -> Double { Self.damped(sentences.count(where: condition)) }
    let isStrong = { (cues: [Cue]) in cues.contains { $0.strength == .strong } }
    let isStandard = { (cues: [Cue]) in cues.contains { $0.strength == .standard } }
    self[.strongSentences] = number(isStrong)
    self[.standardSentences] = number { !isStrong($0) && isStandard($0) }
    self[.weakSentences] = number { !isStrong($0) && !isStandard($0) }
    self[.assertedSentences] = number { $0.contains { $0.stance == .asserted } }
    self[.decisiveSentences] = number { $0.contains { $0.role == .decisive } }
    self[.contributorySentences] = number { cues in
      !cues.contains { $0.role == .decisive } && cues.contains { $0.role == .contributory }
    }
    let bounded = min(Self.words.upperBound, max(Self.words.lowerBound, words))
    self[.density] = Self.density(sentences.count, words: bounded) - Self.density(1, words: Self.words.upperBound)
  }

  private static func density(_ sentences: Int, words: Int) -> Double {
    log(1 + 1_000 * Double(sentences) / Double(words))
  }

  private static func logarithm(_ value: Int, within bounds: ClosedRange<Int>) -> Double {
    log(Double(min(bounds.upperBound, max(bounds.lowerBound, value))))
  }

  static func damped(_ count: Int) -> Double { log(1 + Double(count)) }
}
