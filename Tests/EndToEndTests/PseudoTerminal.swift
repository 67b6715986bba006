import Foundation
import Synchronization
import TestSupport

/// The built program in a terminal of its own.
final class PseudoTerminal {
  private let master: FileHandle
  private let process = Process()
  private let shown = Shown()

  private final class Shown: Sendable {
    let text = Mutex<[UInt8]>([])
  }

  init(_ arguments: [String], folder: URL, columns: UInt16 = 60, environment: [String: String] = [:]) throws {
    var primary: Int32 = 0
    var secondary: Int32 = 0
    var size = winsize(ws_row: 30, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&primary, &secondary, nil, nil, &size) == 0 else { throw POSIXError(.ENODEV) }
    master = FileHandle(fileDescriptor: primary, closeOnDealloc: true)
    let terminal = FileHandle(fileDescriptor: secondary, closeOnDealloc: true)
    process.executableURL = ProjectFolder.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["TERM": "xterm", "NO_COLOR": "", "CLICOLOR_FORCE": ""].merging(environment) { $1 }
    ) { $1 }
    process.standardInput = terminal
    process.standardOutput = terminal
    process.standardError = terminal
    let shown = shown
    let descriptor = primary
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
        shown.text.withLock { $0 += buffer[..<count] }
      }
    }
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var text: String { shown.text.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Forgets what was shown so far.
  func clear() { shown.text.withLock { $0 = [] } }

  /// - Returns: Whether it was shown within twenty seconds.
  func waits(for words: String) -> Bool {
    for _ in 0..<2000 {
      if text.contains(words) { return true }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return false
  }

  func type(_ keys: String) throws { try master.write(contentsOf: Data(keys.utf8)) }

  func resize(columns: UInt16) {
    var size = winsize(ws_row: 30, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master.fileDescriptor, UInt(TIOCSWINSZ), &size)
    kill(process.processIdentifier, SIGWINCH)
  }

  func killAtOnce() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  func status() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
