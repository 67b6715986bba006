import Auditing
import LabelStore
import Reporting
import RuleFormat

/// Answers that need a choice, and words that are marked.
extension TerminalAudit {
  /// - Returns: Whether the item has its answer; false where the choice was left.
  func give(_ answer: Verdict.Answer, to item: AuditItem, _ passage: StoredPassage?) throws -> Bool {
    var stance: Stance?
    var tag: String?
    switch answer {
    case .wrongStance:
      stance = choices.stance()
      guard stance != nil else { return left() }
    case .wrongTag:
      tag = choices.tag("which tag is it?", without: item.tag)
      guard tag != nil else { return left() }
    case .missed:
      guard let passage, let chosen = try missed(item, passage) else { return left() }
      stance = chosen
    default: break
    }
    try session.answer(item, answer, stance: stance, otherTag: tag, note: note)
    note = ""
    return true
  }

  private func left() -> Bool {
    message = "no choice was made; the item has no answer yet"
    return false
  }

  /// Marks what was missed, if words are typed. Returns the stance, `nil` where none was chosen.
  private func missed(_ item: AuditItem, _ passage: StoredPassage) throws -> Stance? {
    let words = choices.words(in: passage)
    if words == nil { Console.write("no words are marked; the answer is about the whole text\n") }
    guard let stance = choices.stance() else { return nil }
    if let words { try session.mark(item.key, words, tag: item.tag, stance: stance) }
    return stance
  }

  /// A missed cue of any tag, anywhere.
  func mark(_ item: AuditItem, _ passage: StoredPassage?) throws {
    guard let passage else { return }
    guard let words = choices.words(in: passage) else {
      message = "these words are not in the reasoning; nothing is marked"
      return
    }
    guard let tag = choices.tag("of which tag?"), let stance = choices.stance() else {
      message = "no choice was made; nothing is marked"
      return
    }
    try session.mark(item.key, words, tag: tag, stance: stance, note: note)
    note = ""
    message = "marked as \(tag), \(stance.rawValue); z takes it back"
    redraw()
  }

  /// Other ends for one of the rules' cues of the tag.
  func moveEnds(_ item: AuditItem, _ passage: StoredPassage?) throws {
    guard let passage else { return }
    let cues = passage.marks.filter { $0.tag == item.tag }
    guard !cues.isEmpty else {
      message = "the rules have no cue of this tag here; a marks one"
      return
    }
    let cue =
      cues.count == 1
      ? cues.first
      : choices.one(of: Array(cues.prefix(35)), "which cue?") { cue in
        "‘" + TextStyle.visible(String(passage.pieces[cue.part].text.string(at: cue.range).prefix(40))) + "’"
      }
    guard let cue, let words = choices.words(in: passage) else {
      message = "these words are not in the reasoning; the cue keeps its ends"
      return
    }
    let origin = passage.pieces[cue.part].origin
    let place = Verdict.Place(rule: cue.rule, start: cue.start + origin, end: cue.end + origin)
    try session.mark(item.key, words, tag: item.tag, stance: cue.stance, replaces: place, note: note)
    note = ""
    message = "the ends are moved; z takes it back"
    redraw()
  }

  func history(of item: AuditItem) -> String {
    let entries = item.purpose == .again ? [] : session.history(of: item.key)
    let lines = entries.map { entry -> String in
      let what: String
      switch entry.act {
      case .verdict(let verdict):
        let more = [verdict.stance?.rawValue, verdict.otherTag].compactMap { $0 }.map { ", " + $0 }.joined()
        what = "\(verdict.tag): \(verdict.answer.rawValue)\(more)" + (verdict.note.isEmpty ? "" : " — \(verdict.note)")
      case .mark(let mark): what = "\(mark.tag), \(mark.stance.rawValue): words marked"
      case .undo: what = "taken back"
      }
      return "\(entry.given)  \(TextStyle.visible(what))"
    }
    return lines.isEmpty ? "you have not answered this text before" : lines.joined(separator: "\n")
  }
}
