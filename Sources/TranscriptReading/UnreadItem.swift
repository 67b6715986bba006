import TranscriptModel

/// Something that should have been a transcript and could not be read.
package struct UnreadItem: Error, Sendable, Equatable {
  package var source: TranscriptSource
  package var code: UnreadCode
  /// Byte in the line or file, from 0, where reading stopped; `nil` when the place is not known.
  package var byte: Int?
  /// What exactly is wrong, in words; empty when the code says it all. Never text of the input but names of its fields, which are
  /// to be made visible where they are shown.
  package var detail: String

  package init(source: TranscriptSource, code: UnreadCode, byte: Int? = nil, detail: String = "") {
    self.source = source
    self.code = code
    self.byte = byte
    self.detail = detail
  }

  /// One sentence for people: what is wrong, where, and what to do.
  package var message: String {
    let place = byte.map { " at byte \($0)" } ?? ""
    let what = detail.isEmpty ? "" : " (\(detail))"
    return "\(code.title)\(place)\(what); \(code.cure)"
  }
}
