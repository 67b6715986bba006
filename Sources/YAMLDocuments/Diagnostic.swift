import ErrorCodes

/// One mistake in a file that a person wrote: what, where and what to do.
///
/// Data only; `Reporting` turns it into text. Lines and columns count from 1, columns in characters.
package struct Diagnostic: Error, Sendable, Hashable {
  package enum Severity: String, Sendable { case error, warning }

  /// A stable code such as `R003`; `aside help errors` lists them.
  package private(set) var code: String
  package var severity: Severity
  package var message: String
  /// Below the folder that was read; `Diagnostic.folder` for the folder itself.
  package var path: String
  package var line: Int
  package var column: Int
  /// The line of the file, as written; empty when there is none.
  package var sourceLine: String
  /// What to do: of this mistake, or else the cure of its code.
  package var help: String

  package static let folder = "."

  package init(
    code: some ErrorCode, severity: Severity = .error, message: String, path: String, line: Int = 1,
    column: Int = 1, sourceLine: String = "", help: String? = nil
  ) {
    self.code = code.rawValue
    self.severity = severity
    self.message = message
    self.path = path
    self.line = line
    self.column = column
    self.sourceLine = sourceLine
    self.help = help ?? code.entry.cure
  }
}

/// All mistakes of a folder, in the order of files and places.
package struct Diagnostics: Error, Sendable {
  package var items: [Diagnostic]
  package init(_ items: [Diagnostic]) { self.items = items }
}
