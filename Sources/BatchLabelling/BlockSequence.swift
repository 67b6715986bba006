import TranscriptReading

/// The blocks of all files, one file after the other; a file that cannot be opened is an unread block.
struct BlockSequence {
  private var files: ArraySlice<String>
  private let options: ReadingOptions
  private var current: (any BlockSource)?

  init(files: [String], options: ReadingOptions) {
    self.files = files[...]
    self.options = options
  }

  mutating func next() -> RecordBlock? {
    while true {
      if let block = current?.next() { return block }
      guard let path = files.popFirst() else { return nil }
      do throws(StreamFailure) {
        current = try DumpReader(path: path, limits: options.limits, format: options.format).blocks()
      } catch {
        current = nil
        return RecordBlock(path: path, failure: error)
      }
    }
  }
}

/// How the records of a dump are found.
package struct ReadingOptions: Sendable {
  package var limits: ReadingLimits
  /// Holds for all records, instead of what their content says.
  package var format: TranscriptFormat?

  package init(limits: ReadingLimits = ReadingLimits(), format: TranscriptFormat? = nil) {
    self.limits = limits
    self.format = format
  }
}
