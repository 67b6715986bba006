import RuleFormat
import TranscriptModel

/// How a cue is meant, and why.
package struct Resolution: Sendable {
  package var stance: Stance
  package var role: Role
  /// Share of the cue's sentence that repeats the prompt, 0 ... 1.
  package var echo: Double
  /// The steps of the decision, in order; the last one that set the stance decided it.
  package var trace: [Step]

  /// One step of the decision, as `explain` shows it.
  package struct Step: Sendable, Equatable {
    package enum Kind: String, Sendable { case group, echo, modifier, cancelled, blocked, subject, position, decision }
    package var kind: Kind
    /// The category of a modifier, the name of a group, or a plain word.
    package var name: String
    /// What it did, for example `denied` or `decisive`; empty when it had no effect.
    package var effect: String
    /// In the part's text, where there is one.
    package var range: ByteRange?
  }
}
