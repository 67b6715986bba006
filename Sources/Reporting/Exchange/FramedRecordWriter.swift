import JSONWriting
import Labelling
import TranscriptReading

/// Writes a document that holds records in a list: what stands before them, the records, what stands after them.
///
/// Nothing is held back, so memory does not grow with the dump. Records are written by several tasks, so each starts with
/// a comma, and whoever writes the document leaves out the first one.
package protocol FramedRecordWriter: Sendable {
  /// Up to the list's opening bracket.
  var head: [UInt8] { get }

  /// Each entry of the list for one transcript as a comma, the entry and a line break; none where there is nothing to say.
  func write(_ labelled: LabelledTranscript, to json: inout JSONWriter)

  /// From the list's closing bracket on.
  ///
  /// - Parameters:
  ///   - unread: The first of what could not be read.
  ///   - count: How many there are.
  func tail(unread: [UnreadItem], of count: Int) -> [UInt8]
}

extension JSONWriter {
  /// One entry of a framed list.
  mutating func entry(_ body: (inout JSONWriter) -> Void) {
    // An empty literal: the object that follows gets its comma.
    literal("")
    object(body)
    newline()
  }
}
