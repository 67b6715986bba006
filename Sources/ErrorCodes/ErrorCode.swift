/// The codes of one kind of trouble, such as `R003` of rule files.
///
/// A case cannot be written without its entry, and `Diagnostic` takes nothing else, so no message carries a code that
/// `aside help errors` does not explain. Codes are stable: scripts match on them, and one that is given up is not
/// given out again.
package protocol ErrorCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What the codes of this type have in common.
  static var area: ErrorArea { get }
  var entry: ErrorEntry { get }
}

extension ErrorCode {
  /// What is wrong, without an end mark.
  package var title: String { entry.title }
  /// What to do, as a clause that may follow a semicolon.
  package var cure: String { entry.cure }
}
