import Auditing
import LabelStore
import TranscriptModel

/// One item of an audit as lines of a terminal.
package struct AuditScreen {
  /// What stands around the text.
  package struct Surroundings {
    /// Of the item, from 0.
    package var position: Int
    package var count: Int
    package var answered: Int
    package var note: String
    /// What auditors said, where there is something to settle.
    package var answers: [Verdict]

    package init(position: Int, count: Int, answered: Int, note: String = "", answers: [Verdict] = []) {
      self.position = position
      self.count = count
      self.answered = answered
      self.note = note
      self.answers = answers
    }
  }

  private let style: TextStyle
  private let width: Int
  private let height: Int
  private let isBlind: Bool

  /// - Parameters:
  ///   - width: Columns; lines are broken at blanks where they can be.
  ///   - height: Lines; the text scrolls in what the head and the foot leave, at least five.
  ///   - isBlind: Hides model, condition, rule, score and auditors.
  package init(style: TextStyle, width: Int, height: Int, isBlind: Bool) {
    self.style = style
    self.width = max(20, width)
    self.height = max(12, height)
    self.isBlind = isBlind
  }

  /// - Parameters:
  ///   - text: As `lines` gives them; `nil` where the text is no longer kept.
  ///   - scroll: Lines that are passed over.
  package func render(_ item: AuditItem, _ text: [String]?, _ around: Surroundings, scroll: Int) -> String {
    let head = head(item, around)
    let foot = foot(item, around.note)
    let text = text ?? ["the text of this transcript is no longer kept: x skips it"]
    let room = max(5, height - head.count - foot.count - 1)
    let start = min(max(0, scroll), max(0, text.count - room))
    var shown = Array(text.dropFirst(start).prefix(room))
    if start + room < text.count { shown.append(style("… \(text.count - start - room) more lines (j, k)", .dim)) }
    return (head + shown + foot).joined(separator: "\n") + "\n"
  }

  /// Where to scroll to see the first cue.
  package func firstMark(_ lines: [String]) -> Int {
    max(0, (lines.firstIndex { $0.contains("⟦") || $0.contains("⟪") } ?? 0) - 3)
  }

  private func head(_ item: AuditItem, _ around: Surroundings) -> [String] {
    var facts = ["\(around.position + 1) of \(around.count)", "\(around.answered) answered"]
    if !item.alike.isEmpty { facts.append("stands for \(item.alike.count + 1) texts with the same words") }
    if !isBlind {
      if let model = item.model { facts.append(TextStyle.visible(model)) }
      facts += item.condition.sorted { $0.key < $1.key }.map { TextStyle.visible("\($0.key)=\($0.value.text)") }
      if item.isFlagged { facts.append("score \(ColumnTable.decimal(item.score))") }
    }
    let question = item.isFlagged ? "Is this \(item.tag)?" : "Is \(item.tag) missed here?"
    let said = around.answers.enumerated().flatMap { wrapped(answer($1, number: $0 + 1)) }
    return [style(question, .bold)] + wrapped(facts.joined(separator: " · ")).map { style($0, .dim) }
      + said.map { style($0, .yellow) } + [""]
  }

  /// What an auditor said, in words; blind without the name.
  private func answer(_ verdict: Verdict, number: Int) -> String {
    var words = (isBlind ? "auditor \(number)" : TextStyle.visible(verdict.auditor)) + ": \(verdict.answer.rawValue)"
    if let stance = verdict.stance { words += ", \(stance.rawValue)" }
    if let tag = verdict.otherTag { words += ", \(TextStyle.visible(tag))" }
    return words + (verdict.note.isEmpty ? "" : " — \(TextStyle.visible(verdict.note))")
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

  /// The text in full: the rules' cues of the tag between `⟦` and `⟧`, what the auditor marked between `⟪` and `⟫`.
  /// Control characters are shown, never sent. Cost: a walk over the text.
  package func lines(_ passage: StoredPassage, _ tag: String, _ marks: [JournalMark]) -> [String] {
    let own = marks.compactMap { mark in mark.words.place(in: passage).map { ($0, mark.tag) } }
    return passage.pieces.enumerated().flatMap { number, piece -> [String] in
      var edges: [Edge] = []
      for mark in passage.marks where mark.part == number && mark.tag == tag {
        edges += [Edge(mark.start, "⟦"), Edge(mark.end, "⟧", isEnd: true)]
      }
      for (place, ownTag) in own where place.piece == number {
        let end = ownTag == tag ? "⟫" : "⟫[\(TextStyle.visible(ownTag))]"
        edges += [Edge(place.range.start, "⟪"), Edge(place.range.end, end, isEnd: true)]
      }
      let text = marked(piece.text, edges).replacing("\t", with: "    ")
      return [style("— \(piece.kind.rawValue)", .cyan)]
        + text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { wrapped(String($0)) }
    }
  }

  private struct Edge {
    let offset: Int
    let text: String
    let isEnd: Bool

    init(_ offset: Int, _ text: String, isEnd: Bool = false) {
      self.offset = offset
      self.text = text
      self.isEnd = isEnd
    }
  }

  private func marked(_ text: UTF8Text, _ edges: [Edge]) -> String {
    var result = ""
    var position = 0
    let sorted = edges.sorted { $0.offset == $1.offset ? $0.isEnd && !$1.isEnd : $0.offset < $1.offset }
    for edge in sorted where edge.offset <= text.count {
      result += TextStyle.visible(text.string(at: ByteRange(position, edge.offset))) + edge.text
      position = edge.offset
    }
    return result + TextStyle.visible(text.string(at: ByteRange(position, text.count)))
  }

  private func wrapped(_ line: String) -> [String] { DisplayWidth.wrapped(line, to: width) }
}
