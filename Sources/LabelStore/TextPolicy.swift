import Labelling

/// Which transcripts' texts a store keeps: all with a cue, and a share of the others so that misses can be
/// audited too.
package struct TextPolicy: Sendable, Equatable {
  /// 0 ... 1 of the transcripts without a cue; `nil` for what the store was made with, or else `usualShare`.
  package var silentShare: Double?
  /// The same transcripts are chosen in every run and on every machine with one seed.
  package var seed: UInt64
  /// No text and no quote is kept.
  package var redacts: Bool

  package static let usualShare = 0.02

  package init(silentShare: Double? = nil, seed: UInt64 = 20_261_126, redacts: Bool = false) {
    self.silentShare = silentShare
    self.seed = seed
    self.redacts = redacts
  }

  func keeps(_ labelled: LabelledTranscript, _ key: TranscriptKey) -> Bool {
    guard !redacts, labelled.reasoning.bytes > 0 else { return false }
    if !labelled.cues.isEmpty || !labelled.outside.isEmpty { return true }
    // 53 bits, as a double holds them exactly.
    return Double(key.number(seed: seed) >> 11) < (silentShare ?? Self.usualShare) * 0x1p53
  }
}
