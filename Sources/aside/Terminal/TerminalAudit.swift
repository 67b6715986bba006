import Auditing
import Foundation
import LabelStore
import Reporting

/// An audit in the terminal: one key, one answer.
final class TerminalAudit {
  /// What differs between audits.
  struct Setting {
    var style: TextStyle
    /// Hides model, condition, rule, score and auditors.
    var isBlind = false
    /// That can be chosen.
    var tags: [String]
    /// How the rules decided, in words.
    var trace: (StoredPassage, String) -> String
    /// What auditors said, where there is something to settle.
    var answers: (AuditItem) -> [Verdict] = { _ in [] }
  }

  let session: AuditSession
  let setting: Setting
  let keyboard = Keyboard()
  var note = ""
  /// Said above the next item, once.
  var message = ""
  private var lines: (id: String, width: Int, lines: [String])?

  init(_ session: AuditSession, _ setting: Setting) {
    self.session = session
    self.setting = setting
  }

  var choices: TerminalChoices { TerminalChoices(keyboard: keyboard, tags: setting.tags) }

  /// Until all items have an answer, the auditor stops or the input ends. The terminal is as before then.
  ///
  /// - Throws: 130 after a signal, when the same is done as for `q`.
  func run() throws {
    guard !session.items.isEmpty else {
      return Console.write("there is nothing to audit: no text of this kind is kept in the store\n")
    }
    Interruption.await()
    keyboard.start()
    defer { keyboard.stop() }
    var place = session.next()
    while let current = try place ?? afterTheLast() {
      guard let next = try visit(current) else { break }
      place = session.next(from: min(next, session.items.count))
    }
    if session.isIndexBehind { try session.catchUp() }
    let left = session.items.count - session.answered
    Console.write(
      "\n\(session.answered) of \(session.items.count) answered" + (left == 0 ? ", all done\n" : "; \(left) left\n"))
    guard Interruption.isRequested else { return }
    Console.note("interrupted; every answer is in the journal, and the same command goes on with the rest")
    throw Interruption.exit
  }

  /// All items have an answer; the last one can still be taken back. Returns its item, `nil` to stop.
  private func afterTheLast() throws -> Int? {
    Console.write("\nall items are answered: z takes the last answer back, q stops\n")
    while true {
      switch keyboard.next() {
      case .character("z"): if let back = try session.undo() { return back }
      case .character("q"), .end: return nil
      default: continue
      }
    }
  }

  /// Shows one item until it is left. Returns where to go on, `nil` to stop.
  private func visit(_ position: Int) throws -> Int? {
    var item = session.items[position]
    let passage = try session.passage(of: item)
    lines = nil
    var scroll: Int?
    while true {
      show(item, passage, position, &scroll)
      let key = keyboard.next()
      if key == .end { return nil }
      guard case .character(let name) = key, let action = AuditKey(name, isFlagged: item.isFlagged) else { continue }
      switch action {
      case .answer(let answer): if try give(answer, to: item, passage) { return position + 1 }
      case .repeatLast: if try repeatLast(for: item) { return position + 1 }
      case .undo:
        if let back = try session.undo() { return back }
        message = "there is nothing of this queue to take back"
      case .note: note = keyboard.line("note: ")
      case .skip: return position + 1
      case .help: message = AuditScreen.help(isFlagged: item.isFlagged)
      case .scroll(let lines): scroll = max(0, (scroll ?? 0) + lines * 5)
      case .quit: return nil
      case .mark: try mark(item, passage)
      case .moveEnds: try moveEnds(item, passage)
      case .trace: message = passage.map { setting.isBlind ? hidden : setting.trace($0, item.tag) } ?? ""
      case .history: message = history(of: item)
      case .open:
        if session.open(position) == 1 { message = "no other text says the same" }
        item = session.items[position]
      }
    }
  }

  private let hidden = "a blind audit does not show what the rules decided"

  private func repeatLast(for item: AuditItem) throws -> Bool {
    let fits = session.last.map { last in
      AuditKey.entries(isFlagged: item.isFlagged).contains { $0.action == .answer(last.answer) }
    }
    guard let last = session.last, fits == true else {
      message = "there is no last answer that fits this item"
      return false
    }
    let stance = last.answer == .right ? nil : last.stance
    try session.answer(item, last.answer, stance: stance, otherTag: last.otherTag, note: note)
    note = ""
    return true
  }

  private var screen: AuditScreen {
    let size = keyboard.size
    return AuditScreen(style: setting.style, width: size.columns, height: size.rows, isBlind: setting.isBlind)
  }

  /// Marks have changed: the text is shown anew.
  func redraw() { lines = nil }

  private func show(_ item: AuditItem, _ passage: StoredPassage?, _ position: Int, _ scroll: inout Int?) {
    if keyboard.isTerminal { Console.write("\u{1B}[H\u{1B}[2J") }
    if !message.isEmpty { Console.write(message + "\n") }
    message = ""
    let screen = screen
    let width = keyboard.size.columns
    if let passage, lines?.id != item.id || lines?.width != width {
      // What is asked once more looks as it did the first time.
      let marks = item.purpose == .again ? [] : session.marks(in: item.key).map(\.mark)
      lines = (item.id, width, screen.lines(passage, item.tag, marks))
    }
    let text = passage == nil ? nil : lines?.lines
    let place = scroll ?? text.map(screen.firstMark) ?? 0
    scroll = place
    let around = AuditScreen.Surroundings(
      position: position, count: session.items.count, answered: session.answered, note: note,
      answers: setting.answers(item))
    Console.write(screen.render(item, text, around, scroll: place))
  }
}
