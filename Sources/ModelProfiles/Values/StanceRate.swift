import RuleFormat

/// Texts with at least one cue of a stance; a text may have several. Only asserted and considered count.
package struct StanceRate: Sendable, Hashable {
  package var stance: Stance
  /// Of all readable texts.
  package var share: Share
  /// Cues of that stance, repeated sentences counted once.
  package var cues: Int

  package init(_ stance: Stance, share: Share, cues: Int) {
    self.stance = stance
    self.share = share
    self.cues = cues
  }
}
