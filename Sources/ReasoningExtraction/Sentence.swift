import TranscriptModel

/// One sentence of a reasoning part, or one line of a list, a heading or code.
package struct Sentence: Sendable, Equatable {
  package enum Kind: Sendable { case prose, listItem, heading, code }
  /// Without the white space around it; a list marker belongs to it.
  package var range: ByteRange
  package var kind: Kind
}
