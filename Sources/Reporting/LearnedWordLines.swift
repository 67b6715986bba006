import Labelling
import ReasoningExtraction
import RuleFormat

/// Which words made a sentence a cue, as `explain` shows them.
struct LearnedWordLines {
  private let scorer: SentenceScorer
  private let search: LexiconSearch
  /// Words shown of each sign; the rest is one sum.
  private static let most = 6

  /// `nil` for rules without learned words.
  init?(_ pack: RulePack) {
    guard let model = pack.sentences else { return nil }
    scorer = SentenceScorer(model, tags: pack.tags.map(\.id), pack.lexicon)
    search = LexiconSearch(scorer.lexicon)
  }

  /// The words and phrases for and against, the sum that the cutoff is compared with, and what all sentences of the text say.
  ///
  /// - Parameter labelled: Whose cue it is.
  func lines(_ cue: Cue, of labelled: LabelledTranscript) -> [String] {
    let text = ReasoningText(labelled.transcript.parts[cue.part])
    guard cue.isLearned, text.sentences.indices.contains(cue.sentence), let constants = scorer.constants(cue.tag),
      let (logit, terms) = scorer.terms(cue.tag, in: text.part.text.bytes, text.sentences[cue.sentence].range, search)
    else { return [] }
    let phrases =
      logit < SentenceScorer.leastForPhrases
      ? nil : scorer.phraseTerms(cue.tag, in: text, cue.sentence)
    let words =
      Self.lines(terms, names: ["   for      ", "   against  "])
      + Self.lines(phrases?.terms ?? [], names: ["   phrases  ", "   against  "])
    let sum = Self.sum(words: logit, phrases: phrases?.logit, constants)
    guard let textLogit = labelled.wordLogits[cue.tag], let cutoff = constants.text else { return words + [sum] }
    let whole =
      "   text     \(Self.signed(textLogit)) by its sentences and words; the best are cues from \(Self.signed(cutoff)) on"
    let ofText = scorer.textTerms(cue.tag, in: labelled.transcript.readableReasoning.map(ReasoningText.init))
    return words + [sum, whole] + Self.lines(ofText, names: ["   text for ", "   against  "])
  }

  private static func sum(
    words: Double, phrases: Double?, _ constants: (intercept: Double, cutoff: Double, text: Double?)
  ) -> String {
    let cutoff = "a cue from \(signed(constants.cutoff)) on"
    guard let phrases else {
      return "   sum      \(signed(words)) with the intercept \(signed(constants.intercept)); \(cutoff)"
    }
    let mean = SentenceScorer.logit(words: words, phrases: phrases)
    return "   sum      \(signed(mean)), the mean of words \(signed(words)) "
      + "and phrases \(signed(phrases)), each with its intercept; \(cutoff)"
  }

  private static func lines(_ terms: [SentenceModel.Term], names: [String]) -> [String] {
    let sides = [terms.filter { $0.weight > 0 }, terms.filter { $0.weight < 0 }]
    return zip(names, sides).filter { !$1.isEmpty }.map { name, side in name + listed(side) }
  }

  private static func listed(_ terms: [SentenceModel.Term]) -> String {
    let shown = terms.prefix(most).map { "\($0.words) \(signed($0.weight))" }
    let rest = terms.dropFirst(most)
    let others = rest.isEmpty ? [] : ["\(rest.count) more \(signed(rest.reduce(0) { $0 + $1.weight }))"]
    return (shown + others).joined(separator: ", ")
  }

  /// Two decimals; what no fit would write, a file may still have: shown as so much at most.
  private static func signed(_ value: Double) -> String {
    let hundredths = Int((min(mostShown, abs(value)) * 100).rounded())
    return "\(value < 0 ? "−" : "+")\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private static let mostShown = 999_999.0
}
