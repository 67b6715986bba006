import BatchLabelling
import Foundation
import Reporting

/// Standard output and standard error.
enum Console {
  static func error(_ message: String) {
    FileHandle.standardError.write(Data(("aside: " + message + "\n").utf8))
  }

  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Writes to standard output; a closed pipe ends the program quietly.
  static func write(_ text: String) {
    do {
      try RecordSink(path: nil).write(ArraySlice(Array(text.utf8)))
    } catch SinkFailure.failed(_, let message) {
      error("cannot write to standard output: \(message)")
      exit(ExitStatus.ioFailure.rawValue)
    } catch {
      exit(ExitStatus.done.rawValue)
    }
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
