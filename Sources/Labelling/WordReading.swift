import ReasoningExtraction

/// What learned words say of the readable reasoning of one transcript.
struct WordReading {
  let scorer: SentenceScorer
  /// By part; `nil` where no rule found anything and texts as a whole have no weights.
  let parts: [SentenceReading?]
  let verdict: TextScorer.Verdict

  /// - Parameter isOpen: By text, whether a rule found something in it.
  init(_ scorer: SentenceScorer, _ texts: [ReasoningText], isOpen: [Bool], _ search: LexiconSearch) {
    self.scorer = scorer
    let read = zip(texts, isOpen).map { text, isOpen in isOpen || scorer.weighsTexts ? scorer.read(text) : nil }
    func finished(_ search: LexiconSearch?) -> [SentenceReading?] {
      zip(texts, read).map { text, reading in reading.map { scorer.finished($0, of: text, search) } }
    }
    // The lexicon is looked for only where that can matter.
    let byWords = isOpen.contains(true) ? nil : finished(nil)
    if let byWords, !scorer.verdict(byWords.compactMap { $0 }).isNear {
      parts = byWords
    } else {
      parts = finished(search)
    }
    verdict = scorer.verdict(parts.compactMap { $0 })
  }

  /// The sentences of one part that are cues.
  func findings(part: Int, in text: ReasoningText, isOpen: Bool) -> [SentenceScorer.Finding] {
    guard let reading = parts[part] else { return [] }
    let open = verdict.open.filter { tag in
      reading.bestLogit(tag) == parts.compactMap { $0?.bestLogit(tag) }.max()
    }
    return scorer.findings(reading, in: text, isOpen: isOpen, open: open)
  }

  var logits: WordLogits { WordLogits(tags: scorer.tags, logits: verdict.logits) }
}
