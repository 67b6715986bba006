/// Why a journal cannot be used; its file stays as it is.
package struct JournalError: Error, Sendable, Equatable {
  package enum Code: String, Sendable, CaseIterable {
    case unwritable = "A001"
    case tampered = "A002"
    case badName = "A003"
    case shortened = "A004"
    /// The file is no longer the one that was opened, or lost lines since.
    case replaced = "A005"
  }

  package var code: Code
  package var path: String
  /// From 1; `nil` where no line is to blame.
  package var line: Int?
  package var detail: String

  package init(code: Code, path: String, line: Int? = nil, detail: String = "") {
    self.code = code
    self.path = path
    self.line = line
    self.detail = detail
  }

  /// One sentence for people: what is wrong, where, and what to do.
  package var message: String {
    let place = line.map { ":\($0)" } ?? ""
    let what = detail.isEmpty ? "" : " (\(detail))"
    return switch code {
    case .unwritable: "[A001] \(path): the journal cannot be written\(what); check the rights of its folder"
    case .tampered:
      "[A002] \(path)\(place): the line does not follow the one before it\(what); fetch the journal again from a copy"
    case .shortened:
      "[A004] \(path): the store has answers that the journal lacks\(what); put the whole journal back, or take them "
        + "out of the store with 'aside verify --forget'"
    case .replaced:
      "[A005] \(path): the journal was moved, replaced or cut while it was open here; nothing was written. Put the "
        + "whole journal back and start 'aside audit' again"
    case .badName: "[A003] '\(path)' is no name for an auditor; use letters, digits, '.', '-' and '_'"
    }
  }
}
