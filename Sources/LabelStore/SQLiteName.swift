import Foundation

extension String {
  /// The name as SQLite's C strings can hold it: a NUL is shown as U+2400. For names only; texts of
  /// transcripts and quotes are bound as bytes and keep every one.
  var withoutNUL: String { utf8.contains(0) ? replacingOccurrences(of: "\0", with: "\u{2400}") : self }
}
