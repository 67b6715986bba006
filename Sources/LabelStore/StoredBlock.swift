import TranscriptReading

/// What one block of a file became.
package struct StoredBlock: Sendable {
  /// As the user gave it.
  package var path: String
  package var transcripts: [StoredTranscript]
  package var unread: [UnreadItem]
  package var ledger: [LedgerEntry]
  /// Records of the file that the block stands for, as the reader counts them.
  package var records: Int

  package init(
    path: String, transcripts: [StoredTranscript], unread: [UnreadItem], ledger: [LedgerEntry], records: Int
  ) {
    self.path = path
    self.transcripts = transcripts
    self.unread = unread
    self.ledger = ledger
    self.records = records
  }
}
