import Auditing
import Foundation
import LabelStore
import RuleFormat

/// What the page sends with a key.
struct AnswerBody: Decodable, Sendable {
  /// Names the key press: sent again with the same name, it counts once.
  var attempt: String
  /// The query of the queue that the item is of.
  var queue: String
  var item: String
  var answer: Verdict.Answer
  /// Of a cue that is meant otherwise, or that was missed.
  var stance: Stance?
  /// The right one of a cue of another tag; `nil` where none is named.
  var tag: String?
  var note: String?

  enum CodingKeys: CodingKey { case attempt, queue, item, answer, stance, tag, note }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    attempt = try fields.decode(String.self, forKey: .attempt)
    queue = try fields.decode(String.self, forKey: .queue)
    item = try fields.decode(String.self, forKey: .item)
    answer = try fields.value(.answer)
    stance = try fields.optional(.stance)
    tag = try fields.decodeIfPresent(String.self, forKey: .tag)
    note = try fields.decodeIfPresent(String.self, forKey: .note)
  }
}

/// What the page sends to take the last answer or mark of a queue back.
struct UndoBody: Decodable, Sendable {
  var attempt: String
  var queue: String
}

/// What the page sends when words are marked.
struct MarkBody: Decodable, Sendable {
  var attempt: String
  var queue: String
  var item: String
  var tag: String
  var stance: Stance
  /// Of the item's parts, which has to be reasoning; `start` and `end` count its UTF-16 code units.
  var part: Int
  var start: Int
  var end: Int
  /// The number of the rules' cue whose ends are moved; `nil` for a missed one.
  var replaces: Int?

  enum CodingKeys: CodingKey { case attempt, queue, item, tag, stance, part, start, end, replaces }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    attempt = try fields.decode(String.self, forKey: .attempt)
    queue = try fields.decode(String.self, forKey: .queue)
    item = try fields.decode(String.self, forKey: .item)
    tag = try fields.decode(String.self, forKey: .tag)
    stance = try fields.value(.stance)
    part = try fields.decode(Int.self, forKey: .part)
    start = try fields.decode(Int.self, forKey: .start)
    end = try fields.decode(Int.self, forKey: .end)
    replaces = try fields.decodeIfPresent(Int.self, forKey: .replaces)
  }
}

/// What the page sends to take one mark away.
struct UnmarkBody: Decodable, Sendable {
  var attempt: String
  var queue: String
  var item: String
  var mark: String
}

/// What the page sends to judge texts with the same words one by one.
struct OpenBody: Decodable, Sendable {
  var queue: String
  var item: String
}

extension KeyedDecodingContainer {
  fileprivate func value<Value: RawRepresentable<String>>(_ key: Key) throws -> Value {
    let text = try decode(String.self, forKey: key)
    guard let value = Value(rawValue: text) else {
      throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "there is no '\(text)'")
    }
    return value
  }

  fileprivate func optional<Value: RawRepresentable<String>>(_ key: Key) throws -> Value? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    return try value(key)
  }
}

/// Reads bodies of requests.
enum RequestBodyReader {
  /// More is refused: an answer is a few hundred bytes, a note some KB.
  static let largest = 256 << 10

  static func read<Body: Decodable>(_ type: Body.Type, from bytes: [UInt8]) throws(WebFault) -> Body {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, _) {
      throw .bad("the answer lacks '\(key.stringValue)'")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      let name = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw .bad(name.isEmpty ? "the body is no JSON object" : "'\(name)' is of the wrong kind")
    } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
      throw .bad(context.debugDescription)
    } catch {
      throw .bad("the body is no JSON")
    }
  }
}
