/// How much of the reasoning a tag takes: a rate per words, beside the share of texts with any of it.
package struct Density: Sendable, Hashable {
  /// Counting cues, repeated sentences counted once.
  package var cues: Int
  package var words: Int
  /// Texts with a counting cue, whether its tag's score reaches the threshold or not.
  package var active: Share
  /// By a cluster bootstrap of the ratio over prompts; `nil` with fewer than two prompts.
  package var interval: FigureInterval?

  package init(cues: Int, words: Int, active: Share, interval: FigureInterval? = nil) {
    self.cues = cues
    self.words = words
    self.active = active
    self.interval = interval
  }

  /// Cues per 1,000 words of readable reasoning: sum over sum; `nil` without words.
  package var perThousandWords: Double? { words > 0 ? Double(cues) * 1000 / Double(words) : nil }
}
