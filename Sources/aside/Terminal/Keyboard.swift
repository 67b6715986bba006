import Foundation
import Synchronization

/// Single keys from standard input: from a terminal without waiting for a line, from a pipe one character each.
final class Keyboard {
  enum Key: Equatable {
    case character(Character)
    /// Of the keyboard's own, not `\n` in a pipe, which is passed over.
    case escape
    /// The terminal has another size now.
    case resized
    /// Nothing comes any more.
    case end
  }

  let isTerminal = isatty(0) == 1 && isatty(1) == 1
  private var saved = termios()
  private var isRaw = false
  private static let hasResized = Atomic(false)

  deinit { stop() }

  /// Keys come one by one and are not shown. Ctrl-C still ends the program, which then puts the terminal back.
  func start() {
    guard isTerminal, tcgetattr(0, &saved) == 0 else { return }
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    isRaw = tcsetattr(0, TCSAFLUSH, &raw) == 0
    guard isRaw else { return }
    TerminalRestoration.keep(saved)
    Self.watchSize()
  }

  /// Without SA_RESTART, so that a read that waits is interrupted.
  private static func watchSize() {
    hasResized.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Keyboard.hasResized.store(true, ordering: .relaxed) }
    sigaction(SIGWINCH, &action, nil)
    // Whoever started the program may have left the signal blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGWINCH)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  func stop() {
    guard isRaw else { return }
    tcsetattr(0, TCSAFLUSH, &saved)
    isRaw = false
  }

  /// The next key. An arrow is `j` or `k`, a backspace `z`; what is no character is passed over.
  func next() -> Key {
    while true {
      guard let byte = readByte() else {
        return Self.hasResized.exchange(false, ordering: .relaxed) ? .resized : .end
      }
      switch byte {
      case 0x1B:
        guard isWaiting() else { return .escape }
        if let key = arrow() { return .character(key) }
      case 0x7F, 0x08: return .character("z")
      case 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
      default: continue
      }
    }
  }

  /// What follows an escape byte at once: a sequence of the terminal, which is read to its end.
  private func arrow() -> Character? {
    guard let kind = readByte(), kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else { return nil }
    while let byte = readByte() {
      switch byte {
      case UInt8(ascii: "A"): return "k"
      case UInt8(ascii: "B"): return "j"
      case 0x40...0x7E: return nil
      default: continue
      }
    }
    return nil
  }

  /// Whether more comes within a twentieth of a second.
  private func isWaiting() -> Bool {
    var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 50) > 0
  }

  /// A line of text, shown while it is typed.
  func line(_ prompt: String) -> String {
    stop()
    defer { start() }
    Console.write("\n" + prompt)
    var bytes: [UInt8] = []
    while true {
      guard let byte = readByte() else {
        if Self.hasResized.exchange(false, ordering: .relaxed) { continue }
        break
      }
      if byte == 0x0A { break }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Of the terminal, asked anew each time so that resizing works; 80 by 40 for a pipe.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 40) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// `nil` at the end of the input, and when the size changed meanwhile.
  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      // The signal may come to another thread, so that it does not interrupt this one.
      var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      let ready = poll(&input, 1, 200)
      if Interruption.isRequested { return nil }
      if ready <= 0, Self.hasResized.load(ordering: .relaxed) { return nil }
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR, !Self.hasResized.load(ordering: .relaxed) { continue }
      return count == 1 ? byte : nil
    }
  }
}
