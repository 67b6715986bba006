import ReasoningExtraction
import RuleFormat
import RuleMatching
import TranscriptModel

/// Labels transcripts, one at a time: no files, no database. One per concurrent task.
package final class Labeller {
  package let rules: LabellingRules
  private let matcher: RuleMatcher
  private let reader: CueReader
  private let lexicon: LexiconSearch?
  private let scorer: TagScorer
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
    reader = CueReader(rules, scratch: matcher.scratch)
    lexicon = (rules.sentences?.lexicon).map { LexiconSearch($0) }
    scorer = TagScorer(threshold: rules.threshold)
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
    let extracted = clock.measure(.extract) { raws.map(ScreenedTranscript.init(extracting:)) }
    let screened = clock.measure(.score) { extracted.map { $0.screened(by: rules) } }
    let findings = clock.measure(.match) { self.findings(screened) }
    let label = { screened.indices.map { self.label(screened[$0], findings[$0]) } }
    return clock?.measureRest(.score, label) ?? label()
  }

  /// What rules find in each text of each transcript; `nil` where the screen says that they need not be searched for.
  ///
  /// The naive engine searches there too, as the reference for what each rule costs, and drops what it finds.
  private func findings(_ screened: [ScreenedTranscript]) -> [[RuleMatcher.Findings]?] {
    let isNaive = matcher.engine == .naive
    let texts = screened.flatMap { isNaive || $0.isKept ? $0.texts : [] }
    var found = matcher.findings(in: texts, place: .reasoning)[...]
    return screened.map { screened in
      guard isNaive || screened.isKept else { return nil }
      defer { found = found.dropFirst(screened.texts.count) }
      return screened.isKept ? Array(found.prefix(screened.texts.count)) : nil
    }
  }

  private func label(_ screened: ScreenedTranscript, _ findings: [RuleMatcher.Findings]?) -> LabelledTranscript {
    let transcript = screened.transcript
    var result = LabelledTranscript(
      transcript: transcript, reasoning: ReasoningSummary(of: transcript, screened.texts), tags: [:], composites: [:],
      cues: [], outside: [], limits: transcript.limits)
    let words = findings.map { self.words(of: screened, $0) } ?? screened.words
    result.wordLogits = words?.logits ?? .none
    result.isScreened = findings == nil
    if let findings { addCues(findings, words, in: screened, to: &result) }
    result.outside = outsideCues(of: transcript, &result.limits)
    if findings != nil { addTags(to: &result) }
    return result
  }

  private func addCues(
    _ findings: [RuleMatcher.Findings], _ words: WordReading?, in screened: ScreenedTranscript,
    to result: inout LabelledTranscript
  ) {
    for (number, (text, found)) in zip(screened.texts, findings).enumerated() {
      clock.measure(.stance) {
        result.cues += reader.cues(
          found, in: text, of: screened.transcript, words: words, part: number, &result.limits)
      }
    }
  }

  /// Tags by the cues, composites by the tags.
  private func addTags(to result: inout LabelledTranscript) {
    for (tag, cues) in Dictionary(grouping: result.cues, by: \.tag) { result.tags[tag] = scorer.label(cues) }
    if let calibrator, let features {
      calibrator.calibrate(&result, features.features(of: result))
      dropIdleWords(&result)
    }
    result.composites = composites.labels(result.cues, result.tags, sentences: result.reasoning.sentences)
    if result.isMixed { result.fullComposites = fullComposites(of: result) }
  }

  private func words(of screened: ScreenedTranscript, _ findings: [RuleMatcher.Findings]) -> WordReading? {
    guard let lexicon else { return nil }
    return screened.words?.finished(screened.texts, isOpen: findings.map { !$0.cues.isEmpty }, lexicon)
  }

  /// A learned sentence is shown where its tag is present: below that its score has said all that it can.
  private func dropIdleWords(_ result: inout LabelledTranscript) {
    let idle = Set(result.cues.filter(\.isLearned).map(\.tag)).filter { result.tags[$0]?.present != true }
    guard !idle.isEmpty else { return }
    result.cues.removeAll { $0.isLearned && idle.contains($0.tag) }
    let left = Dictionary(grouping: result.cues, by: \.tag)
    for tag in idle {
      let score = result.tags[tag]?.score ?? 0
      result.tags[tag] = left[tag].map(scorer.label)
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

  private func outsideCues(of transcript: Transcript, _ limits: inout [LimitNote]) -> [Cue] {
    var cues: [Cue] = []
    for index in transcript.parts.indices {
      let kind = transcript.parts[index].kind
      guard kind != .reasoning, let place = Rule.Place(kind), rules.rules.looks(in: place) else { continue }
      let text = ReasoningText(transcript.parts[index])
      cues += reader.cues(
        matcher.findings(in: text, place: place), in: text, of: transcript, words: nil, part: 0, &limits)
    }
    return cues
  }
}
