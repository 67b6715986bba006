import Foundation

/// Single keys from standard input: from a terminal without waiting for a line, from a pipe one character each.
final class Keyboard {
  let isTerminal = isatty(0) == 1 && isatty(1) == 1
  private var saved = termios()
  private var isRaw = false

  deinit { stop() }

  /// Keys come one by one and are not shown. Ctrl-C still ends the program, which then puts the terminal back.
  func start() {
    guard isTerminal, tcgetattr(0, &saved) == 0 else { return }
    var raw = saved
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
    isRaw = tcsetattr(0, TCSAFLUSH, &raw) == 0
    if isRaw { TerminalRestoration.keep(saved) }
  }

  func stop() {
    guard isRaw else { return }
    tcsetattr(0, TCSAFLUSH, &saved)
    isRaw = false
  }

  /// The next key; `nil` at the end of the input. An arrow is `j` or `k`; what is no character is passed over.
  func next() -> Character? {
    while let byte = readByte() {
      if byte == 0x1B {
        guard readByte() == UInt8(ascii: "["), let code = readByte() else { continue }
        if code == UInt8(ascii: "A") { return "k" }
        if code == UInt8(ascii: "B") { return "j" }
        continue
      }
      if byte == 0x7F || byte == 0x08 { return "z" }
      if byte == 0x0A || byte == 0x0D { continue }
      if byte < 0x80 { return Character(Unicode.Scalar(byte)) }
    }
    return nil
  }

  /// A line of text, shown while it is typed.
  func line(_ prompt: String) -> String {
    stop()
    defer { start() }
    Console.write("\n" + prompt)
    var bytes: [UInt8] = []
    while let byte = readByte(), byte != 0x0A { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Of the terminal, asked anew each time so that resizing works; 80 by 40 for a pipe.
  var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard isTerminal, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 40) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  private func readByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }
}
