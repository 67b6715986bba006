import RuleFormat
import StanceResolution
import TranscriptModel

/// One place where the model's text carries a tag, judged.
package struct Cue: Sendable {
  /// A rule's id, or `SentenceModel.cueID`.
  package var rule: String
  package var tag: String
  package var strength: Rule.Strength
  /// `Part.index`.
  package var part: Int
  /// In the part's text; `field` offsets add `Part.origin`.
  package var range: ByteRange
  package var stance: Stance
  package var role: Role
  /// 0 ... 1.
  package var echo: Double
  package var attributes: [String: String]
  /// Index of the cue's first sentence in its part.
  package var sentence: Int
  /// Where the cue's first sentence stands in the transcript.
  var place: SentencePlace { SentencePlace(part: part, sentence: sentence) }
  /// How often the cue's sentence stands in the part; repeats are one cue.
  package var repeats: Int
  package var patterns: [String]
  package var groups: [(name: String, range: ByteRange)]
  package var trace: [Resolution.Step]
  /// How far a learned sentence's logit lies above the cutoff; `nil` for the cue of a rule.
  package var excess: Double? = nil

  /// Found by learned words, not by a rule.
  package var isLearned: Bool { excess != nil }
}
