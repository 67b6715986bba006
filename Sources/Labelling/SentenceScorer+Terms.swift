import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// What is shown of a decision.
extension SentenceScorer {
  /// What the sentence's words and entries add for a tag, the greatest first; those that add nothing are left out.
  package func terms(
    _ tag: String, in text: [UInt8], _ sentence: ByteRange, _ search: LexiconSearch
  ) -> (logit: Double, terms: [SentenceModel.Term])? {
    guard let number = tags.firstIndex(of: tag) else { return nil }
    var terms: [SentenceModel.Term] = []
    for name in SentenceWords.names(text, sentence) + search.names(in: text, sentence) {
      guard let entry = table.entry(WordTable.hash(name)) else { continue }
      let weight = table.inSentences.weight(of: number, in: entry)
      if weight != 0 { terms.append(SentenceModel.Term(words: name, weight: weight)) }
    }
    let sum = terms.reduce(intercepts[number]) { $0 + $1.weight }
    return (sum, terms.sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) })
  }

  /// What the phrases of a sentence, and of the one before where they count, add for a tag, the greatest first, and their
  /// logit; `nil` without phrases.
  package func phraseTerms(
    _ tag: String, in text: ReasoningText, _ sentence: Int
  ) -> (logit: Double, terms: [SentenceModel.Term])? {
    guard let phrases, let number = tags.firstIndex(of: tag), text.sentences.indices.contains(sentence) else {
      return nil
    }
    let bytes = text.part.text.bytes
    let (before, own) = (wordsBefore(sentence, in: text), SentenceWords(bytes, text.sentences[sentence].range).words)
    let (intercept, terms) = phrases.terms(number, own, before: before)
    let words = before + own
    let named = terms.map { term in
      let stems = term.words.map { $0 + before.count }.filter(words.indices.contains)
        .map { SentenceWords.stem(bytes, words[$0]) }
      return SentenceModel.Term(words: stems.joined(separator: " "), weight: term.weight)
    }
    let logit = terms.reduce(intercept) { $0 + $1.weight }
    return (logit, named.sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) })
  }

  /// What the different words of a text weigh for a tag of whole texts, the greatest first.
  ///
  /// - Parameter texts: All readable reasoning of one transcript.
  package func textTerms(_ tag: String, in texts: [ReasoningText]) -> [SentenceModel.Term] {
    guard let number = tags.firstIndex(of: tag) else { return [] }
    var terms: [String: Double] = [:]
    for text in texts {
      for sentence in text.sentences where sentence.kind != .code {
        for name in SentenceWords.names(text.part.text.bytes, sentence.range) {
          guard let entry = table.entry(WordTable.hash(name)), entry < table.textCount else { continue }
          terms[name] = table.inTexts.weight(of: number, in: entry)
        }
      }
    }
    return terms.filter { $0.value != 0 }.map { SentenceModel.Term(words: $0.key, weight: $0.value) }
      .sorted { (abs($1.weight), $0.words) < (abs($0.weight), $1.words) }
  }

  /// Intercept and cutoff of a tag that has words; the cutoff of whole texts where it has weights for them.
  package func constants(_ tag: String) -> (intercept: Double, cutoff: Double, text: Double?)? {
    tags.firstIndex(of: tag).map { (intercepts[$0], cutoffs[$0], texts.cutoff($0)) }
  }
}
