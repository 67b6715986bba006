import TranscriptModel
import TranscriptReading

/// The records of a dump one by one, in order, for commands that look at single transcripts.
package struct TranscriptStream {
  private let files: [String]
  private let options: ReadingOptions
  private let intake: TranscriptIntake

  package init(
    files: [String], options: ReadingOptions = ReadingOptions(), intake: TranscriptIntake = TranscriptIntake()
  ) {
    self.files = files
    self.options = options
    self.intake = intake
  }

  /// Calls `visit` with each record until it returns false.
  ///
  /// - Returns: What join and filter did up to there.
  @discardableResult
  package func forEach(_ visit: (ReadItem) -> Bool) -> IntakeReport {
    var blocks = BlockSequence(files: files, options: options)
    let parser = RecordParser(mapping: intake.mapping)
    var report = IntakeReport()
    var goesOn = true
    while goesOn, let block = blocks.next()?.block {
      parser.records(of: block) { item in
        guard goesOn else { return }
        switch item {
        case .transcript(let transcript):
          var counts = IntakeCounts()
          let admitted = intake.admitted(transcript, &counts)
          report.add(counts)
          if let admitted { goesOn = visit(.transcript(admitted)) }
        case .unread: goesOn = visit(item)
        }
      }
    }
    return report
  }
}
