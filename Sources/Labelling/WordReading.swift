import ReasoningExtraction

/// What learned words say of the readable reasoning of one transcript.
struct WordReading {
  let scorer: SentenceScorer
  /// By part; `nil` where no rule found anything and texts as a whole have no weights.
  let parts: [SentenceReading?]
  let verdict: TextScorer.Verdict
  /// By part, with hopeful sentences that entries of the lexicon may still bring to a cutoff.
  private let read: [SentenceReading?]

  /// By words and phrases alone; nothing is read yet where texts as a whole have no weights.
  init(_ scorer: SentenceScorer, _ texts: [ReasoningText]) {
    self.init(scorer, texts, texts.map { scorer.weighsTexts ? scorer.read($0) : nil }, nil)
  }

  private init(
    _ scorer: SentenceScorer, _ texts: [ReasoningText], _ read: [SentenceReading?], _ search: LexiconSearch?
  ) {
    self.scorer = scorer
    self.read = read
    parts = zip(texts, read).map { text, reading in reading.map { scorer.finished($0, of: text, search) } }
    verdict = scorer.verdict(parts.compactMap { $0 })
  }

  /// The same once rules were searched for. The lexicon is looked for only where that can matter.
  ///
  /// - Parameter isOpen: By text, whether a rule found something in it.
  func finished(_ texts: [ReasoningText], isOpen: [Bool], _ search: LexiconSearch) -> WordReading {
    guard verdict.isNear || isOpen.contains(true) else { return self }
    let read = zip(zip(texts, isOpen), read).map { text, reading in
      reading ?? (text.1 ? scorer.read(text.0) : nil)
    }
    return WordReading(scorer, texts, read, search)
  }

  /// The sentences of one part that are cues; `visit` answers whether one counts.
  func eachFinding(part: Int, in text: ReasoningText, isOpen: Bool, _ visit: (SentenceScorer.Finding) -> Bool) {
    guard let reading = parts[part] else { return }
    let open = verdict.open.filter { tag in
      reading.bestLogit(tag) == parts.compactMap { $0?.bestLogit(tag) }.max()
    }
    scorer.eachFinding(reading, in: text, isOpen: isOpen, open: open, visit)
  }

  var logits: WordLogits { WordLogits(tags: scorer.tags, logits: verdict.logits) }
}
