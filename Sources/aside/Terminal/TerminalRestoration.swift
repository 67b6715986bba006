import Foundation
import Synchronization

/// Puts the terminal back when a signal ends the program in the middle of an audit.
enum TerminalRestoration {
  private static let saved = Mutex<termios?>(nil)

  static func keep(_ state: termios) { saved.withLock { $0 = state } }

  /// For a signal's handler, which ends the program: a lock that is held then is passed over.
  static func restore() {
    _ = saved.withLockIfAvailable { state in
      guard var known = state else { return }
      tcsetattr(0, TCSANOW, &known)
    }
  }
}
