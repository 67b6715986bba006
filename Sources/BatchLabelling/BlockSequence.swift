import TranscriptReading

/// The blocks of all files, one file after the other; a file that cannot be opened is an unread block.
struct BlockSequence {
  private var files: ArraySlice<String>
  private let maximumLine: Int
  private var current: LineBlockReader?

  init(files: [String], maximumLine: Int) {
    self.files = files[...]
    self.maximumLine = maximumLine
  }

  mutating func next() -> LineBlock? {
    while true {
      if let block = current?.next() { return block }
      guard let path = files.popFirst() else { return nil }
      do throws(StreamFailure) {
        current = try DumpReader(path: path, maximumLine: maximumLine).blocks()
      } catch {
        current = nil
        return LineBlock(path: path, failure: error)
      }
    }
  }
}
