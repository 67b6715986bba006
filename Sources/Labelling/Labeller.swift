import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import StanceResolution
import TranscriptModel

/// Labels transcripts, one at a time: no files, no database. One per concurrent task.
package final class Labeller {
  package let rules: LabellingRules
  private let matcher: RuleMatcher
  private let resolver: StanceResolver
  private let modifierScratch: PatternSet.Scratch
  private let lexicon: LexiconSearch?
  private let scorer = TagScorer()
  private let composites: CompositeScorer
  /// Both or none: calibrated scores need the features.
  private let calibrator: TagCalibrator?
  private let features: FeatureReader?
  private let clock: StageClock?

  /// - Parameter clock: Takes the times of the stages; `nil` to measure nothing.
  package init(_ rules: LabellingRules, engine: RuleMatcher.Engine = .fast, clock: StageClock? = nil) {
    self.rules = rules
    self.clock = clock
    matcher = RuleMatcher(rules.rules, engine: engine)
    resolver = StanceResolver(rules.modifiers)
    modifierScratch = PatternSet.Scratch(for: rules.modifiers.patternSet)
    lexicon = (rules.sentences?.lexicon).map { LexiconSearch($0) }
    calibrator = rules.pack.calibration.map(TagCalibrator.init)
    features = rules.pack.calibration.map { _ in FeatureReader(rules.pack) }
    composites = CompositeScorer(
      composites: rules.pack.composites, thresholds: calibrator?.thresholds ?? [:])
  }

  /// Labels one transcript as a reader gave it; its parts are extracted first.
  ///
  /// Reasoning that is encrypted or empty is never searched, nor are texts that the screen of the rules keeps out. The
  /// result depends on the transcript and the rules alone.
  package func label(_ raw: Transcript) -> LabelledTranscript {
    label([raw])[0]
  }

  /// The same for several transcripts, in their order, which is faster than one after the other.
  package func label(_ raws: [Transcript]) -> [LabelledTranscript] {
    let extracted = clock.measure(.extract) { raws.map(self.extracted) }
    let prepared = clock.measure(.score) { extracted.map(read) }
    let findings = clock.measure(.match) { self.findings(prepared) }
    let label = { prepared.indices.map { self.label(prepared[$0], findings[$0]) } }
    return clock?.measureRest(.score, label) ?? label()
  }

  /// A transcript with the reasoning that is searched.
  private struct Prepared {
    let transcript: Transcript
    let texts: [ReasoningText]
    /// `nil` without learned words, without a text, and where the screen's own words kept it out.
    var words: WordReading?
    /// Whether what rules find there counts.
    var isKept = true
  }

  private func extracted(_ raw: Transcript) -> Prepared {
    let transcript = ReasoningExtractor.extract(raw)
    return Prepared(transcript: transcript, texts: transcript.readableReasoning.map(ReasoningText.init))
  }

  /// Reads learned words, and keeps out by them what the screen's own words let through.
  private func read(_ extracted: Prepared) -> Prepared {
    guard !extracted.texts.isEmpty else { return extracted }
    var prepared = extracted
    prepared.isKept = rules.screen?.isSearched(prepared.texts) ?? true
    guard prepared.isKept, let sentences = rules.sentences else { return prepared }
    let words = WordReading(sentences, prepared.texts)
    prepared.words = words
    prepared.isKept = rules.screen?.isSearched(words.logits) ?? true
    return prepared
  }

  /// What rules find in each text of each transcript; `nil` where the screen says that they need not be searched for.
  ///
  /// The naive engine searches there too, as the reference for what each rule costs, and drops what it finds.
  private func findings(_ prepared: [Prepared]) -> [[RuleMatcher.Findings]?] {
    let isNaive = matcher.engine == .naive
    let texts = prepared.flatMap { isNaive || $0.isKept ? $0.texts : [] }
    var found = matcher.findings(in: texts, place: .reasoning)[...]
    return prepared.map { prepared in
      guard isNaive || prepared.isKept else { return nil }
      defer { found = found.dropFirst(prepared.texts.count) }
      return prepared.isKept ? Array(found.prefix(prepared.texts.count)) : nil
    }
  }

  private func label(_ prepared: Prepared, _ findings: [RuleMatcher.Findings]?) -> LabelledTranscript {
    let transcript = prepared.transcript
    var result = LabelledTranscript(
      transcript: transcript, reasoning: summary(of: transcript, prepared.texts), tags: [:], composites: [:],
      cues: [], outside: [], limits: transcript.limits)
    guard let findings else {
      result.isScreened = true
      result.wordLogits = prepared.words?.logits ?? .none
      result.outside = outsideCues(of: transcript, &result.limits)
      return result
    }
    let words = words(of: prepared, findings)
    result.wordLogits = words?.logits ?? .none
    for (number, (text, found)) in zip(prepared.texts, findings).enumerated() {
      let isOpen = words?.verdict.open.isEmpty == false
      guard isOpen || !found.cues.isEmpty || !found.limits.isEmpty else { continue }
      clock.measure(.stance) {
        result.cues += cues(found, in: text, of: transcript, words: words, part: number, &result.limits)
      }
    }
    result.outside = outsideCues(of: transcript, &result.limits)
    for (tag, cues) in Dictionary(grouping: result.cues, by: \.tag) { result.tags[tag] = label(cues) }
    if let calibrator, let features {
      calibrator.calibrate(&result, features.features(of: result))
      dropIdleWords(&result)
    }
    result.composites = composites.labels(result.cues, result.tags, sentences: result.reasoning.sentences)
    if result.isMixed { result.fullComposites = fullComposites(of: result) }
    return result
  }

  private func words(of prepared: Prepared, _ findings: [RuleMatcher.Findings]) -> WordReading? {
    guard let lexicon else { return nil }
    return prepared.words?.finished(prepared.texts, isOpen: findings.map { !$0.cues.isEmpty }, lexicon)
  }

  /// A learned sentence is shown where its tag is present: below that its score has said all that it can.
  private func dropIdleWords(_ result: inout LabelledTranscript) {
    let idle = Set(result.cues.filter(\.isLearned).map(\.tag)).filter { result.tags[$0]?.present != true }
    guard !idle.isEmpty else { return }
    result.cues.removeAll { $0.isLearned && idle.contains($0.tag) }
    let left = Dictionary(grouping: result.cues, by: \.tag)
    for tag in idle {
      let score = result.tags[tag]?.score ?? 0
      result.tags[tag] = left[tag].map(label)
      result.tags[tag]?.score = score
      result.tags[tag]?.present = false
    }
  }

  private func fullComposites(of labelled: LabelledTranscript) -> Set<String> {
    let full = labelled.cues.filter { labelled.transcript.parts[$0.part].visibility == .full }
    let present = labelled.presentTags
    let tags = labelled.tags.filter { present.contains($0.key) }
    let found = composites.labels(full, tags, sentences: labelled.reasoning.sentences)
    return Set(found.filter(\.value.present).map(\.key))
  }

  private func summary(of transcript: Transcript, _ texts: [ReasoningText]) -> ReasoningSummary {
    // By number: a copy of a part costs more than all that is asked of it.
    let parts = transcript.parts.indices.filter { transcript.parts[$0].kind == .reasoning }
    let order = Visibility.allCases
    let best = parts.compactMap { order.firstIndex(of: transcript.parts[$0].visibility) }.min()
    func sum(_ number: (Int) -> Int) -> Int { texts.indices.reduce(0) { $0 + number($1) } }
    let words = sum { texts[$0].wordCount }
    return ReasoningSummary(
      visibility: best.map { order[$0] } ?? .absent, bytes: sum { texts[$0].part.text.count }, words: words,
      sentences: sum { texts[$0].sentences.count },
      truncated: parts.contains { transcript.parts[$0].truncated }, parts: parts.count,
      language: texts.first.map { LanguageGuess.language(of: $0.part.text.bytes, words: words) } ?? .unknown)
  }

  private func outsideCues(of transcript: Transcript, _ limits: inout [LimitNote]) -> [Cue] {
    var cues: [Cue] = []
    for index in transcript.parts.indices {
      let kind = transcript.parts[index].kind
      guard kind != .reasoning, let place = Rule.Place(kind), rules.rules.looks(in: place) else { continue }
      let text = ReasoningText(transcript.parts[index])
      cues += self.cues(
        matcher.findings(in: text, place: place), in: text, of: transcript, words: nil, part: 0, &limits)
    }
    return cues
  }

  private func cues(
    _ findings: RuleMatcher.Findings, in text: ReasoningText, of transcript: Transcript, words: WordReading?, part: Int,
    _ limits: inout [LimitNote]
  ) -> [Cue] {
    for (rule, limit) in findings.limits {
      let note = LimitNote(code: limit.rawValue, rule: rules.rules.rules[rule].id, part: text.part.index)
      if !limits.contains(note) { limits.append(note) }
    }
    let isOpen = words?.verdict.open.isEmpty == false
    guard isOpen || !findings.cues.isEmpty else { return [] }
    let given = transcript.parts[..<text.part.index].filter { [.system, .prompt, .toolResult].contains($0.kind) }
    let context = ResolutionContext(
      text, echo: PromptEcho(given.map(\.text)), modifiers: rules.modifiers, scratch: matcher.scratch,
      prefilter: modifierScratch)
    let repeats = text.repeats()
    var cues = findings.cues.compactMap { cue(from: $0, in: context, repeats) }
    if let words { addLearned(words, part, to: &cues, in: context, repeats, &limits) }
    for limit in context.limits.sorted(by: { $0.rawValue < $1.rawValue }) {
      limits.append(LimitNote(code: limit.rawValue, rule: "Modifiers", part: text.part.index))
    }
    return cues
  }

  /// `nil` for a cue in a sentence that only repeats an earlier one.
  private func cue(from match: CueMatch, in context: ResolutionContext, _ repeats: [Int?]) -> Cue? {
    let sentences = context.text.sentenceIndices(touching: match.range)
    let first = sentences.lowerBound
    if !sentences.isEmpty, sentences.allSatisfy({ repeats.indices.contains($0) && repeats[$0] != nil }) { return nil }
    let rule = rules.rules.rules[match.rule]
    let resolution = resolver.resolve(match, tag: rule.tag, subject: rule.subject, in: context)
    return Cue(
      rule: rule.id, tag: rule.tag, strength: rule.strength, part: context.text.part.index, range: match.range,
      stance: resolution.stance, role: resolution.role, echo: TagScorer.rounded(resolution.echo),
      attributes: rule.set, sentence: first, repeats: 1 + repeats.count { $0 == first },
      patterns: match.patterns, groups: match.groups.map { ($0.name, $0.range) }, trace: resolution.trace)
  }

  /// Sentences by learned words, where a rule found something: alone they are too often wrong. Elsewhere those of tags for
  /// which the whole text speaks.
  private func addLearned(
    _ words: WordReading, _ part: Int, to cues: inout [Cue], in context: ResolutionContext, _ repeats: [Int?],
    _ limits: inout [LimitNote]
  ) {
    for limit in (words.parts[part]?.limits ?? []).sorted(by: { $0.rawValue < $1.rawValue }) {
      limits.append(LimitNote(code: limit.rawValue, rule: Lexicon.path, part: context.text.part.index))
    }
    let before = cues.count
    words.eachFinding(part: part, in: context.text, isOpen: !cues.isEmpty) { finding in
      guard repeats[finding.sentence] == nil else { return false }
      let resolution = resolver.resolve([finding.range] + finding.heads, tag: finding.tag, in: context)
      cues.append(
        Cue(
          rule: SentenceModel.cueID(finding.tag), tag: finding.tag,
          strength: finding.excess < Self.standardExcess ? .weak : .standard, part: context.text.part.index,
          range: finding.range, stance: resolution.stance, role: resolution.role,
          echo: TagScorer.rounded(resolution.echo), attributes: [:], sentence: finding.sentence,
          repeats: 1 + repeats.count { $0 == finding.sentence }, patterns: ["words"], groups: [],
          trace: resolution.trace, excess: finding.excess))
      return resolution.stance.counts
    }
    guard cues.count > before else { return }
    cues.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
  }

  /// From so far above the cutoff on a learned sentence is as good as a standard rule's cue.
  private static let standardExcess = 1.5

  private func label(_ cues: [Cue]) -> TagLabel {
    let score = scorer.score(cues)
    let counting = cues.filter(\.stance.counts)
    let deciding = counting.isEmpty ? cues : counting
    var attributes: [String: String] = [:]
    for cue in deciding.sorted(by: { ($0.stance, $0.role) < ($1.stance, $1.role) }) {
      attributes.merge(cue.attributes) { first, _ in first }
    }
    return TagLabel(
      present: score >= rules.threshold, score: score, cues: cues.count,
      role: deciding.map(\.role).min() ?? .mention, stance: deciding.map(\.stance).min() ?? .topic,
      attributes: attributes)
  }
}
