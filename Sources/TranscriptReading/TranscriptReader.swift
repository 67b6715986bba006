import TranscriptModel

/// Reads the records of one format: a JSON value in, transcripts out.
protocol TranscriptReader {
  /// Whether `root` is a record of this format, by its content alone.
  static func recognises(_ root: JSONValue) -> Bool

  init(_ context: ReadingContext)

  /// The transcripts of one record; several where it holds several samples.
  func read(_ root: JSONValue) -> [ReadItem]
}

/// What a reader knows beside the record itself.
struct ReadingContext {
  var source: TranscriptSource
  /// What holds for all records of the document.
  var header: RecordHeader?

  func unread(_ code: UnreadCode, _ detail: String = "") -> [ReadItem] {
    [.unread(UnreadItem(source: source, code: code, detail: detail))]
  }
}
