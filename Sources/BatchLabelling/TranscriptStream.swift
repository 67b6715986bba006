import TranscriptModel
import TranscriptReading

/// The records of a dump one by one, in order, for commands that look at single transcripts.
package struct TranscriptStream {
  private let files: [String]
  private let options: ReadingOptions

  package init(files: [String], options: ReadingOptions = ReadingOptions()) {
    self.files = files
    self.options = options
  }

  /// Calls `visit` with each record until it returns false.
  package func forEach(_ visit: (ReadItem) -> Bool) {
    var blocks = BlockSequence(files: files, options: options)
    let parser = RecordParser()
    var goesOn = true
    while goesOn, let block = blocks.next() {
      parser.records(of: block) { item in
        guard goesOn else { return }
        switch item {
        case .transcript(let transcript): goesOn = visit(.transcript(options.defaults.filled(transcript)))
        case .unread: goesOn = visit(item)
        }
      }
    }
  }
}
