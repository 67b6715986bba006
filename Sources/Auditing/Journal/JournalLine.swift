import Digests
import JSONWriting
import LabelStore
import RuleFormat
import TranscriptReading

/// Lines of a journal as JSON (`aside.verdict/1`).
enum JournalLine {
  static let schema = "aside.verdict/1"

  /// Without a line break.
  static func bytes(
    _ act: JournalEntry.Act, previous: String, auditor: String, given: String, attempt: String
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.text("schema", schema)
      json.text("previous", previous)
      json.text("auditor", auditor)
      json.text("given", given)
      if !attempt.isEmpty { json.text("attempt", attempt) }
      switch act {
      case .undo(let id): json.text("undo", id)
      case .verdict(let verdict): write(verdict, &json)
      case .mark(let mark): write(mark, &json)
      }
    }
    return json.bytes
  }

  static func id(of line: some Sequence<UInt8>) -> String { ByteDigest.hexadecimal(ByteDigest.sha256(Array(line))) }

  private static func write(_ verdict: JournalVerdict, _ json: inout JSONWriter) {
    json.text("transcript", verdict.key.text)
    json.text("tag", verdict.tag)
    json.text("answer", verdict.answer.rawValue)
    json.key("stance")
    json.optional(verdict.stance?.rawValue)
    json.key("other_tag")
    json.optional(verdict.otherTag)
    json.key("flagged")
    json.bool(verdict.isFlagged)
    json.key("probability")
    json.number(verdict.probability)
    json.text("frame", verdict.frame)
    json.text("purpose", verdict.purpose.rawValue)
    json.key("alike")
    json.array { json in
      for key in verdict.alike { json.string(key.text) }
    }
    json.text("note", verdict.note)
  }

  private static func write(_ mark: JournalMark, _ json: inout JSONWriter) {
    json.text("transcript", mark.key.text)
    json.key("mark")
    json.object { json in
      json.text("tag", mark.tag)
      json.text("stance", mark.stance.rawValue)
      json.text("field", mark.words.field)
      json.pair("bytes", mark.words.start, mark.words.end)
      json.text("words", mark.words.digest)
      json.key("replaces")
      guard let place = mark.replaces else { return json.null() }
      json.object { json in
        json.text("rule", place.rule)
        json.pair("bytes", place.start, place.end)
      }
    }
    json.text("note", mark.note)
  }

  /// - Returns: `nil` for what is no line of a journal.
  static func entry(_ line: [UInt8], _ parser: JSONParser) -> JournalEntry? {
    let padded = line + [UInt8](repeating: 0, count: JSONParser.padding)
    return padded.withUnsafeBufferPointer { buffer in
      let answer = parser.withRoot(of: UnsafeBufferPointer(rebasing: buffer[..<line.count])) { root in
        JournalLineReader.entry(root, id: id(of: line))
      }
      return (try? answer.get()) ?? nil
    }
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  fileprivate mutating func pair(_ name: String, _ first: Int, _ second: Int) {
    key(name)
    array { json in
      json.integer(first)
      json.integer(second)
    }
  }
}
