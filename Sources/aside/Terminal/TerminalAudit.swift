import Auditing
import Foundation
import LabelStore
import Reporting

/// An audit in the terminal: one key, one answer.
final class TerminalAudit {
  private let session: AuditSession
  private let style: TextStyle
  private let isBlind: Bool
  private let keyboard = Keyboard()
  private var note = ""
  /// Said above the next item, once.
  private var message = ""

  init(_ session: AuditSession, style: TextStyle, isBlind: Bool) {
    self.session = session
    self.style = style
    self.isBlind = isBlind
  }

  /// Until all items have an answer, the auditor stops or the input ends. The terminal is as before then.
  func run() throws {
    guard !session.items.isEmpty else {
      return Console.write("there is nothing to audit: no text of this kind is kept in the store\n")
    }
    keyboard.start()
    defer { keyboard.stop() }
    var place = session.next()
    while let current = try place ?? afterTheLast() {
      guard let next = try visit(current) else { break }
      place = session.next(from: min(next, session.items.count))
    }
    let left = session.items.count - session.answered
    Console.write(
      "\n\(session.answered) of \(session.items.count) answered" + (left == 0 ? ", all done\n" : "; \(left) left\n"))
  }

  /// All items have an answer; the last one can still be taken back. Returns its item, `nil` to stop.
  private func afterTheLast() throws -> Int? {
    Console.write("\nall items are answered: z takes the last answer back, q stops\n")
    while let key = keyboard.next() {
      if key == "z", let back = try session.undo() { return back }
      if key == "q" { return nil }
    }
    return nil
  }

  /// Shows one item until it is left. Returns where to go on, `nil` to stop.
  private func visit(_ position: Int) throws -> Int? {
    let item = session.items[position]
    let passage = try session.passage(of: item)
    var scroll = passage.map { screen.firstMark($0, item.tag) } ?? 0
    while true {
      show(item, passage, position, scroll)
      guard let key = keyboard.next() else { return nil }
      guard let action = AuditKey(key, isFlagged: item.isFlagged) else { continue }
      switch action {
      case .answer(let answer): return try give(answer, to: item, position)
      case .repeatLast:
        let fits = session.last.map { last in
          AuditKey.entries(isFlagged: item.isFlagged).contains { $0.action == .answer(last.answer) }
        }
        if let last = session.last, fits == true { return try give(last.answer, to: item, position) }
        message = "there is no last answer that fits this item"
      case .undo:
        if let back = try session.undo() { return back }
        message = "there is nothing of this queue to take back"
      case .note: note = keyboard.line("note: ")
      case .skip: return position + 1
      case .help: message = AuditScreen.help(isFlagged: item.isFlagged)
      case .scroll(let lines): scroll = max(0, scroll + lines * 5)
      case .quit: return nil
      }
    }
  }

  private func give(_ answer: Verdict.Answer, to item: AuditItem, _ position: Int) throws -> Int {
    try session.answer(item, answer, note: note)
    note = ""
    return position + 1
  }

  private var screen: AuditScreen {
    let size = keyboard.size
    return AuditScreen(style: style, width: size.columns, height: size.rows, isBlind: isBlind)
  }

  private func show(_ item: AuditItem, _ passage: StoredPassage?, _ position: Int, _ scroll: Int) {
    if keyboard.isTerminal { Console.write("\u{1B}[H\u{1B}[2J") }
    if !message.isEmpty { Console.write(message + "\n") }
    message = ""
    let text = screen.render(
      item, passage, position: position, of: session.items.count, answered: session.answered, scroll: scroll, note: note
    )
    Console.write(text)
  }
}
