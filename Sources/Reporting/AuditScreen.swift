import Auditing
import LabelStore
import TranscriptModel

/// One item of an audit as lines of a terminal.
package struct AuditScreen {
  private let style: TextStyle
  private let width: Int
  private let height: Int
  private let isBlind: Bool

  /// - Parameters:
  ///   - width: Columns; lines are broken at blanks where they can be.
  ///   - height: Lines; the text scrolls in what the head and the foot leave, at least five.
  ///   - isBlind: Hides model, condition, rule and score.
  package init(style: TextStyle, width: Int, height: Int, isBlind: Bool) {
    self.style = style
    self.width = max(20, width)
    self.height = max(12, height)
    self.isBlind = isBlind
  }

  /// - Parameters:
  ///   - passage: `nil` where the text is no longer kept.
  ///   - position: Of the item, from 0.
  ///   - scroll: Lines that are passed over.
  package func render(
    _ item: AuditItem, _ passage: StoredPassage?, position: Int, of count: Int, answered: Int, scroll: Int, note: String
  ) -> String {
    let head = head(item, passage, position, count, answered)
    let foot = foot(item, note)
    let text = passage.map { body($0, item.tag) } ?? ["the text of this transcript is no longer kept: x skips it"]
    let room = max(5, height - head.count - foot.count - 1)
    let start = min(max(0, scroll), max(0, text.count - room))
    var shown = Array(text.dropFirst(start).prefix(room))
    if start + room < text.count { shown.append(style("… \(text.count - start - room) more lines (j, k)", .dim)) }
    return (head + shown + foot).joined(separator: "\n") + "\n"
  }

  /// The line of the first cue of the tag, to scroll there.
  package func firstMark(_ passage: StoredPassage, _ tag: String) -> Int {
    max(0, (body(passage, tag).firstIndex { $0.contains("⟦") } ?? 0) - 3)
  }

  private func head(
    _ item: AuditItem, _ passage: StoredPassage?, _ position: Int, _ count: Int, _ answered: Int
  ) -> [String] {
    var facts = ["\(position + 1) of \(count)", "\(answered) answered"]
    if !item.alike.isEmpty { facts.append("stands for \(item.alike.count + 1) texts with the same words") }
    if !isBlind {
      if let model = item.model { facts.append(TextStyle.visible(model)) }
      facts += item.condition.sorted { $0.key < $1.key }.map { TextStyle.visible("\($0.key)=\($0.value.text)") }
      if item.isFlagged { facts.append("score \(ColumnTable.decimal(item.score))") }
    }
    let question = item.isFlagged ? "Is this \(item.tag)?" : "Is \(item.tag) missed here?"
    return [style(question, .bold)] + wrapped(facts.joined(separator: " · ")).map { style($0, .dim) } + [""]
  }

  private func foot(_ item: AuditItem, _ note: String) -> [String] {
    let keys = AuditKey.entries(isFlagged: item.isFlagged).map { entry -> String in
      let name = entry.key == " " ? "space" : String(entry.key)
      return name + " " + (entry.meaning.split(whereSeparator: { ":;,".contains($0) }).first ?? "")
    }
    var lines = [""]
    if !note.isEmpty { lines.append(style("note: " + TextStyle.visible(note), .yellow)) }
    return lines + wrapped(keys.joined(separator: " · ")).map { style($0, .dim) }
  }

  /// What every key does.
  package static func help(isFlagged: Bool) -> String {
    AuditKey.entries(isFlagged: isFlagged).map { entry in
      let name = entry.key == " " ? "space" : String(entry.key)
      return name + String(repeating: " ", count: max(1, 8 - name.count)) + entry.meaning + "\n"
    }.joined()
  }

  private func body(_ passage: StoredPassage, _ tag: String) -> [String] {
    passage.pieces.enumerated().flatMap { number, piece -> [String] in
      let marks = passage.marks.filter { $0.part == number && $0.tag == tag }
      let title = style("— \(piece.kind.rawValue)", .cyan)
      let text = marked(piece.text, marks)
      return [title] + text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapped(String($0)) }
    }
  }

  /// Cues of the tag between `⟦` and `⟧`; control characters are shown, never sent.
  private func marked(_ text: UTF8Text, _ marks: [StoredPassage.Mark]) -> String {
    var result = ""
    var position = 0
    for mark in marks.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) where mark.start >= position {
      result += TextStyle.visible(text.string(at: ByteRange(position, mark.start)))
      result += "⟦" + TextStyle.visible(text.string(at: ByteRange(mark.start, mark.end))) + "⟧"
      position = mark.end
    }
    return result + TextStyle.visible(text.string(at: ByteRange(position, text.count)))
  }

  /// Broken at blanks; a word that is longer than a line is cut.
  private func wrapped(_ line: String) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      var word = word[...]
      if current.count + word.count + 1 > width, !current.isEmpty {
        lines.append(current)
        current = ""
      }
      while word.count > width {
        lines.append(String(word.prefix(width)))
        word = word.dropFirst(width)
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    return lines + [current]
  }
}
