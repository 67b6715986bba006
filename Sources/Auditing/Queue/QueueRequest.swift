/// What an auditor wants to see.
package struct QueueRequest: Sendable, Equatable {
  /// Which items.
  package enum Kind: String, Sendable, CaseIterable {
    /// Drawn among texts with the tag and among texts without it: what rates are corrected by.
    case sample
    /// Texts with the tag only.
    case flagged
    /// Texts without it only, to look for misses.
    case unflagged
    /// The scores nearest to the threshold.
    case uncertain
  }

  package var kind: Kind
  package var tags: [String]
  /// Items per tag and group.
  package var size: Int
  /// Among `sample`, the share of texts with the tag.
  package var flaggedShare: Double
  package var seed: UInt64
  /// Only cues of this rule; empty for all.
  package var rule: String
  /// Groups of which each gives `size` items: by model, or all together.
  package var isByModel: Bool

  package init(
    kind: Kind = .sample, tags: [String], size: Int = 30, flaggedShare: Double = 0.5, seed: UInt64 = 20_261_126,
    rule: String = "", isByModel: Bool = false
  ) {
    self.kind = kind
    self.tags = tags
    self.size = size
    self.flaggedShare = flaggedShare
    self.seed = seed
    self.rule = rule
    self.isByModel = isByModel
  }
}
