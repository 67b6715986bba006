import Auditing
import BatchLabelling
import Foundation
import LabelStore
import Reporting
import YAMLDocuments

/// Standard output and standard error.
enum Console {
  static func error(_ message: String) { note("aside: " + message) }

  static func note(_ text: String) { show(text + "\n") }

  /// Writes to standard error. Nobody can be told that nobody listens, so a failure is passed over.
  static func show(_ text: String) {
    try? RecordSink.write(Array(text.utf8)[...], to: 2, named: "standard error")
  }

  /// Writes to standard output; a closed pipe ends the program quietly.
  static func write(_ text: String) {
    do {
      try RecordSink(path: nil).write(ArraySlice(Array(text.utf8)))
    } catch {
      Aside.exit(withError: exit(for: error))
    }
  }

  /// Where records go; a file that cannot be written ends the command with 74.
  static func sink(_ path: String?) throws -> RecordSink {
    do {
      return try RecordSink(path: path)
    } catch {
      throw exit(for: error)
    }
  }

  /// Says why writing failed and gives the error to throw. A closed pipe is no failure.
  static func exit(for failure: any Error) -> any Error {
    guard case SinkFailure.failed(let path, let message) = failure else { return ExitStatus.done.error }
    error("cannot write \(path): \(message)")
    return ExitStatus.ioFailure.error
  }

  /// Says how many mistakes there are, and where to read more about the first of them.
  static func count(_ items: [Diagnostic], _ what: String = "") {
    guard let first = items.first else { return }
    let count = "\(items.count) mistake\(items.count == 1 ? "" : "s")\(what)"
    error("\(count); 'aside help errors \(first.code)' says more")
  }

  /// Says what is wrong with a store and gives the error to throw.
  static func exit(for failure: StoreError) -> any Error {
    error(failure.message)
    return ExitStatus(failure.code).error
  }

  static func exit(for failure: JournalError) -> any Error {
    error(failure.message)
    let status: ExitStatus =
      switch failure.code {
      case .tampered, .shortened: .invalidData
      case .badName: .usage
      case .unwritable, .replaced: .ioFailure
      }
    return status.error
  }

  static var isErrorTerminal: Bool { isatty(2) == 1 }

  /// Colour for text that goes to `descriptor`: on a terminal, unless it was refused.
  static func style(noColor: Bool, descriptor: Int32 = 1) -> TextStyle {
    let environment = ProcessInfo.processInfo.environment
    let isRefused = noColor || !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    let isForced = !(environment["CLICOLOR_FORCE"] ?? "").isEmpty
    return TextStyle(isColoured: !isRefused && (isForced || isatty(descriptor) == 1))
  }
}
