import RuleFormat

/// Passages behind the figures of a profile: a seeded sample of texts for each tag and group, one passage of each
/// text, and how many texts there are in all. Those that count are as many as the rate counts.
package struct EvidenceSample<Group: Hashable & Sendable>: Sendable {
  /// One cue in readable reasoning.
  package struct Passage: Sendable, Equatable {
    package var tag: String
    package var group: Group
    /// What the transcript is called: its id, or its place in its file.
    package var transcript: String
    package var rule: String
    package var stance: Stance
    package var role: Role
    /// `nil` where the store was told to keep no text.
    package var quote: String?
    /// It has a counting stance, and its tag is present in the transcript: one of those that make the rate.
    package var isCounted: Bool

    package init(
      tag: String, group: Group, transcript: String, rule: String, stance: Stance, role: Role, quote: String?,
      isCounted: Bool
    ) {
      self.tag = tag
      self.group = group
      self.transcript = transcript
      self.rule = rule
      self.stance = stance
      self.role = role
      self.quote = quote
      self.isCounted = isCounted
    }
  }

  /// What passages are drawn by.
  package struct Stratum: Hashable, Sendable {
    package var tag: String
    package var group: Group
    package var isCounted: Bool

    package init(tag: String, group: Group, isCounted: Bool) {
      self.tag = tag
      self.group = group
      self.isCounted = isCounted
    }
  }

  /// Drawn passages, in the order of the draw.
  package var passages: [Stratum: [Passage]]
  /// All texts of each stratum, drawn or not.
  package var totals: [Stratum: Int]
  /// At most so many passages are drawn of a stratum.
  package var cap: Int

  package init(passages: [Stratum: [Passage]] = [:], totals: [Stratum: Int] = [:], cap: Int = 5) {
    self.passages = passages
    self.totals = totals
    self.cap = cap
  }
}
