import LabelStore

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
    /// What auditors answered differently, whoever they are.
    case disagreement
  }

  package var kind: Kind
  package var tags: [String]
  /// Items per tag and group.
  package var size: Int
  /// Among `sample`, the share of texts with the tag.
  package var flaggedShare: Double
  package var seed: UInt64
  /// Groups, each of which gives `size` items, values that a text has to have, and the rule that found it.
  package var scope: AuditScope
  /// A PCRE2 pattern, caseless, that the reasoning has to match; empty for all.
  package var search: String
  /// The share of items that all auditors of the store get, 0 ... 1; the rest are each auditor's own.
  package var overlap: Double
  /// Whose queue it is; matters where `overlap` is below 1, and for what is asked again.
  package var auditor: String
  /// The share of items that are asked once more, later and unsaid, to see whether auditors agree with themselves.
  package var repeats: Double

  package init(
    kind: Kind = .sample, tags: [String], size: Int = 30, flaggedShare: Double = 0.5, seed: UInt64 = 20_261_126,
    scope: AuditScope = AuditScope(), search: String = "", overlap: Double = 1, auditor: String = "",
    repeats: Double = 0
  ) {
    self.kind = kind
    self.tags = tags
    self.size = size
    self.flaggedShare = flaggedShare
    self.seed = seed
    self.scope = scope
    self.search = search
    self.overlap = overlap
    self.auditor = auditor
    self.repeats = repeats
  }

  /// What chances are chances among; see `Verdict.frame`.
  package var frame: String {
    var parts: [String] = []
    if !scope.rule.isEmpty { parts.append("rule \(scope.rule)") }
    if !search.isEmpty { parts.append("search \(search)") }
    if !parts.isEmpty { return parts.joined(separator: ", ") }
    guard !scope.values.isEmpty else { return "" }
    return Verdict.groupFrame
      + scope.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      .joined(separator: ", ")
  }
}
