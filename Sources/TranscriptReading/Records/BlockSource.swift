/// Gives the records of one file or member, block by block.
package protocol BlockSource: AnyObject {
  /// The next block, or `nil` after the last. The last one carries the failure that ended the stream.
  func next() -> RecordBlock?
}

/// Bounds of what is kept in memory for one record.
package struct ReadingLimits: Sendable {
  /// Bytes a line may have.
  package var line: Int
  /// Uncompressed bytes a member of an archive, a row of an array or a compressed file may have.
  package var member: Int

  package init(line: Int = 64 << 20, member: Int = 2 << 30) {
    self.line = line
    self.member = member
  }

  /// Archives in archives that are opened.
  static let archiveDepth = 3
}
