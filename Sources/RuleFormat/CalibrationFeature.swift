/// What a calibrated score may depend on: a closed list, each readable from a tag's cues.
///
/// Numbers of sentences and cues enter as log(1 + n): the second says less than the first.
package enum CalibrationFeature: String, Sendable, CaseIterable {
  /// 1 when a cue of a counting stance stands, else 0.
  case counting
  /// Sentences whose strongest counting cue is of a strong rule.
  case strongSentences = "strong-sentences"
  /// Sentences whose strongest counting cue is of a standard rule.
  case standardSentences = "standard-sentences"
  /// Sentences whose strongest counting cue is of a weak rule.
  case weakSentences = "weak-sentences"
  /// Sentences with an asserted cue; the other counting ones are considered.
  case assertedSentences = "asserted-sentences"
  /// Sentences with a counting cue in a decision.
  case decisiveSentences = "decisive-sentences"
  /// Sentences with a counting cue that weighs in without deciding.
  case contributorySentences = "contributory-sentences"
  /// Different rules with a counting cue.
  case rules
  /// Sentences with a counting cue per 1,000 words, the text taken as 100 to 250 words long, above one in 250 words.
  case density
  /// The score by the rules alone, as a logit; the score is kept within 0.02 ... 0.98.
  case ruleScore = "rule-score"
  /// Length of the longest counting cue, taken as 10 to 100 bytes long, above 10: long matches are seldom by chance.
  case cueLength = "cue-length"
  /// How often I, me, my, mine or myself stands within 200 bytes of a counting cue, where it does most often.
  case firstPerson = "first-person"
  /// 1 when every counting cue shares words with a counting cue of another tag, else 0.
  case contested
  /// Cues that are rejected or denied.
  case dismissedCues = "dismissed-cues"
  /// Cues that are echoed or quoted.
  case borrowedCues = "borrowed-cues"
  /// Cues that are hypothetical or only the topic.
  case detachedCues = "detached-cues"
  /// Other tags of the same family (`training.…`) with a counting cue.
  case family
  /// Tags of other families with a counting cue.
  case company
  /// Composites that name the tag and hold by the scores of the rules alone.
  case composites
  /// How far the best learned sentence of a counting stance lies above its cutoff, up to 5, where a rule's cue counts too.
  case sentenceSupport = "sentence-support"
  /// The same where no rule's cue counts.
  case sentenceAlone = "sentence-alone"
  /// What the words of all sentences of the text say, as a logit within -1 ... 5, where a rule's cue counts.
  case textSupport = "text-support"
  /// The same within -5 ... 5, where no rule's cue counts.
  case textAlone = "text-alone"

  /// True for what speaks for the tag: its weight is never negative, so that more evidence never lowers a score.
  package var speaksForTag: Bool {
    switch self {
    case .counting, .strongSentences, .standardSentences, .weakSentences, .assertedSentences, .decisiveSentences,
      .contributorySentences, .rules, .density, .ruleScore, .cueLength, .firstPerson, .sentenceSupport, .sentenceAlone,
      .textSupport, .textAlone:
      true
    case .contested, .dismissedCues, .borrowedCues, .detachedCues, .family, .company, .composites: false
    }
  }

  /// Place in `allCases`.
  package var index: Int { Self.places[self] ?? 0 }

  private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
