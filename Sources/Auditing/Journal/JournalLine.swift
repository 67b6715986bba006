import Digests
import JSONWriting
import LabelStore
import RuleFormat
import TranscriptReading

/// Lines of a journal as JSON (`aside.verdict/1`).
enum JournalLine {
  static let schema = "aside.verdict/1"

  /// Without a line break.
  static func bytes(_ act: JournalEntry.Act, previous: String, auditor: String, given: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      text("schema", schema, &json)
      text("previous", previous, &json)
      text("auditor", auditor, &json)
      text("given", given, &json)
      switch act {
      case .undo(let id): text("undo", id, &json)
      case .verdict(let verdict): write(verdict, &json)
      }
    }
    return json.bytes
  }

  static func id(of line: some Sequence<UInt8>) -> String { ByteDigest.hexadecimal(ByteDigest.sha256(Array(line))) }

  private static func write(_ verdict: JournalVerdict, _ json: inout JSONWriter) {
    text("transcript", verdict.key.text, &json)
    text("tag", verdict.tag, &json)
    text("answer", verdict.answer.rawValue, &json)
    json.key("stance")
    json.optional(verdict.stance?.rawValue)
    json.key("flagged")
    json.bool(verdict.isFlagged)
    json.key("probability")
    json.number(verdict.probability)
    json.key("alike")
    json.array { json in
      for key in verdict.alike { json.string(key.text) }
    }
    text("note", verdict.note, &json)
  }

  private static func text(_ name: String, _ value: String, _ json: inout JSONWriter) {
    json.key(name)
    json.string(value)
  }

  /// - Returns: `nil` for what is no line of a journal.
  static func entry(_ line: [UInt8], _ parser: JSONParser) -> JournalEntry? {
    let padded = line + [UInt8](repeating: 0, count: JSONParser.padding)
    return padded.withUnsafeBufferPointer { buffer in
      let answer = parser.withRoot(of: UnsafeBufferPointer(rebasing: buffer[..<line.count])) { root in
        entry(root, id: id(of: line))
      }
      return (try? answer.get()) ?? nil
    }
  }

  private static func entry(_ root: JSONValue, id: String) -> JournalEntry? {
    guard root["schema"]?.string == schema, let previous = root["previous"]?.string,
      let auditor = root["auditor"]?.string, let given = root["given"]?.string
    else { return nil }
    let act: JournalEntry.Act? = root["undo"]?.string.map { .undo($0) } ?? verdict(root).map { .verdict($0) }
    return act.map { JournalEntry(id: id, previous: previous, auditor: auditor, given: given, act: $0) }
  }

  private static func verdict(_ root: JSONValue) -> JournalVerdict? {
    guard let key = root["transcript"]?.string.flatMap(TranscriptKey.init), let tag = root["tag"]?.string,
      let answer = root["answer"]?.string.flatMap(Verdict.Answer.init), let isFlagged = root["flagged"]?.bool,
      let probability = root["probability"]?.double
    else { return nil }
    return JournalVerdict(
      key: key, tag: tag, answer: answer, stance: root["stance"]?.string.flatMap(Stance.init), isFlagged: isFlagged,
      probability: probability, alike: root["alike"]?.items.compactMap { $0.string.flatMap(TranscriptKey.init) } ?? [],
      note: root["note"]?.string ?? "")
  }
}
