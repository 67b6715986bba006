import LabelStore
import RuleFormat
import TranscriptReading

/// Reads lines of a journal back.
enum JournalLineReader {
  static func entry(_ root: JSONValue, id: String) -> JournalEntry? {
    guard root["schema"]?.string == JournalLine.schema, let previous = root["previous"]?.string,
      let auditor = root["auditor"]?.string, let given = root["given"]?.string
    else { return nil }
    let act: JournalEntry.Act? =
      root["undo"]?.string.map { .undo($0) } ?? mark(root).map { .mark($0) } ?? verdict(root).map { .verdict($0) }
    let attempt = root["attempt"]?.string ?? ""
    return act.map {
      JournalEntry(id: id, previous: previous, auditor: auditor, given: given, act: $0, attempt: attempt)
    }
  }

  /// What later versions have added is read as it was meant before.
  private static func verdict(_ root: JSONValue) -> JournalVerdict? {
    guard let key = root["transcript"]?.string.flatMap(TranscriptKey.init), let tag = root["tag"]?.string,
      let answer = root["answer"]?.string.flatMap(Verdict.Answer.init), let isFlagged = root["flagged"]?.bool,
      let probability = root["probability"]?.double
    else { return nil }
    return JournalVerdict(
      key: key, tag: tag, answer: answer, stance: root["stance"]?.string.flatMap(Stance.init),
      otherTag: root["other_tag"]?.string, isFlagged: isFlagged, probability: probability,
      frame: root["frame"]?.string ?? "",
      purpose: root["purpose"]?.string.flatMap(Verdict.Purpose.init) ?? .audit,
      alike: root["alike"]?.items.compactMap { $0.string.flatMap(TranscriptKey.init) } ?? [],
      note: root["note"]?.string ?? "")
  }

  private static func mark(_ root: JSONValue) -> JournalMark? {
    guard let mark = root["mark"], let key = root["transcript"]?.string.flatMap(TranscriptKey.init),
      let tag = mark["tag"]?.string, let stance = mark["stance"]?.string.flatMap(Stance.init),
      let field = mark["field"]?.string, let range = bytes(mark), let digest = mark["words"]?.string
    else { return nil }
    let words = MarkedWords(field: field, start: range.0, end: range.1, digest: digest)
    return JournalMark(
      key, words, tag: tag, stance: stance, replaces: mark["replaces"].flatMap(place), note: root["note"]?.string ?? "")
  }

  private static func place(_ value: JSONValue) -> Verdict.Place? {
    guard let rule = value["rule"]?.string, let range = bytes(value) else { return nil }
    return Verdict.Place(rule: rule, start: range.0, end: range.1)
  }

  private static func bytes(_ value: JSONValue) -> (Int, Int)? {
    let bounds = value["bytes"]?.items.compactMap(\.integer) ?? []
    return bounds.count == 2 && bounds[0] >= 0 && bounds[0] < bounds[1] ? (bounds[0], bounds[1]) : nil
  }
}
