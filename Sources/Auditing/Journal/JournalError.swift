/// Why a journal cannot be used; its file stays as it is.
package struct JournalError: Error, Sendable, Equatable {
  package var code: JournalCode
  package var path: String
  /// From 1; `nil` where no line is to blame.
  package var line: Int?
  package var detail: String

  package init(code: JournalCode, path: String, line: Int? = nil, detail: String = "") {
    self.code = code
    self.path = path
    self.line = line
    self.detail = detail
  }

  /// One sentence for people: what is wrong, where, and what to do.
  package var message: String {
    let place = line.map { ":\($0)" } ?? ""
    let what = detail.isEmpty ? "" : " (\(detail))"
    return "[\(code.rawValue)] \(path)\(place): \(code.title)\(what); \(code.cure)"
  }
}
