/// What a part of a transcript is.
package enum PartKind: String, Sendable, CaseIterable {
  case system, prompt, reasoning, answer, toolCall, toolResult, prefill
  /// An answer drafted inside a scratchpad: not reasoning.
  case draft
}

/// How much of a reasoning part can be read; from most to least.
package enum Visibility: String, Sendable, CaseIterable {
  case full
  /// Written by another model about the reasoning.
  case summary
  /// There, but not readable.
  case encrypted
  /// A place for reasoning that holds none.
  case empty
  /// An answer without a place for reasoning.
  case absent
}

/// One piece of a transcript, its text exactly as it came.
package struct Part: Sendable, Equatable {
  /// Position among the transcript's parts, from 0.
  package var index: Int
  package var kind: PartKind
  package var text: UTF8Text
  /// Meaningful for reasoning only.
  package var visibility: Visibility
  /// The text was cut off: an opening tag without its closer, or the source says so.
  package var truncated: Bool
  /// JSON Pointer to the decoded string of the source that holds the text; empty for plain text.
  package var field: String
  /// Where `text` starts in that string. `prefix` is what stands before it.
  package var origin: TextOffset

  package init(
    index: Int = 0, kind: PartKind, text: UTF8Text, visibility: Visibility = .full,
    truncated: Bool = false, field: String = "", origin: TextOffset = .zero
  ) {
    self.index = index
    self.kind = kind
    self.text = text
    self.visibility = visibility
    self.truncated = truncated
    self.field = field
    self.origin = origin
  }
}
