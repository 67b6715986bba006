/// What can be wrong with a store; the codes stand in messages and never change their meaning.
package enum StoreCode: String, Sendable, CaseIterable {
  /// The file is no SQLite database, or damaged.
  case damaged = "L001"
  /// A database, but none of Aside's.
  case notOurs = "L002"
  /// Written by a newer version of the program.
  case newer = "L003"
  /// Another process holds it.
  case locked = "L004"
  /// The file or its folder cannot be written.
  case readOnly = "L005"
  /// No room on the device.
  case full = "L006"
  /// There is no such file.
  case missing = "L007"
  /// Anything else that SQLite reports.
  case failed = "L008"
}
