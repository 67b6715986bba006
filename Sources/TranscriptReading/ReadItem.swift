import TranscriptModel

/// One result of reading, in input order.
package enum ReadItem: Sendable {
  case transcript(Transcript)
  case unread(UnreadItem)
}
