import TranscriptModel
import TranscriptReading

/// The records of a dump one by one, in order, for commands that look at single transcripts.
package struct TranscriptStream {
  private let files: [String]
  private let maximumLine: Int
  private let defaults: TranscriptDefaults

  package init(files: [String], maximumLine: Int, defaults: TranscriptDefaults) {
    self.files = files
    self.maximumLine = maximumLine
    self.defaults = defaults
  }

  /// Calls `visit` with each record until it returns false.
  package func forEach(_ visit: (ReadItem) -> Bool) {
    var blocks = BlockSequence(files: files, maximumLine: maximumLine)
    let parser = LineRecordParser()
    var goesOn = true
    while goesOn, let block = blocks.next() {
      parser.records(of: block) { item in
        guard goesOn else { return }
        switch item {
        case .transcript(let transcript): goesOn = visit(.transcript(defaults.filled(transcript)))
        case .unread: goesOn = visit(item)
        }
      }
    }
  }
}
