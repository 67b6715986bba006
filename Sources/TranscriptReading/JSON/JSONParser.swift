import CSimdjson

/// Why a text is no JSON.
package enum JSONProblem: String, Error, Sendable {
  case syntax, utf8, control, depth, memory, empty
}

/// Parses JSON texts with simdjson, one at a time. One per concurrent task.
package final class JSONParser {
  /// Nesting that is accepted; deeper texts are unread.
  package static let maximumDepth = 512
  /// Bytes that must be readable behind every text.
  package static let padding = aside_json_padding()

  private let parser: OpaquePointer?

  package init() { parser = aside_json_parser_new() }
  deinit { aside_json_parser_free(parser) }

  /// Parses `text` and hands its root to `body`; the values end with the call.
  ///
  /// Strings, structure, numbers and UTF-8 are checked throughout. `NaN` and `Infinity` are numbers.
  /// - Parameter text: `JSONParser.padding` readable bytes follow it.
  /// - Returns: What `body` returns, or the problem and the byte where it was met, if known.
  package func withRoot<Answer>(
    of text: UnsafeBufferPointer<UInt8>, _ body: (JSONValue) -> Answer
  ) -> Result<Answer, JSONFailure> {
    guard let base = text.baseAddress, let parser else { return .failure(JSONFailure(problem: .empty, byte: 0)) }
    var byte = 0
    let code = base.withMemoryRebound(to: CChar.self, capacity: text.count) {
      aside_json_parse(parser, $0, text.count, Self.maximumDepth, &byte)
    }
    guard Int(code) == ASIDE_JSON_OK else {
      return .failure(JSONFailure(problem: Self.problem(code), byte: byte == Int(bitPattern: UInt.max) ? nil : byte))
    }
    var count = 0
    guard let nodes = aside_json_nodes(parser, &count), count > 0 else {
      return .failure(JSONFailure(problem: .empty, byte: 0))
    }
    let document = JSONValue.Document(
      text: text, nodes: UnsafeBufferPointer(start: nodes, count: count))
    return .success(body(JSONValue(document: document, index: 0)))
  }

  private static func problem(_ code: Int32) -> JSONProblem {
    switch Int(code) {
    case ASIDE_JSON_UTF8: .utf8
    case ASIDE_JSON_CONTROL: .control
    case ASIDE_JSON_DEPTH: .depth
    case ASIDE_JSON_MEMORY: .memory
    case ASIDE_JSON_EMPTY: .empty
    default: .syntax
    }
  }
}

/// A problem with its place, counted in bytes from the start of the text.
package struct JSONFailure: Error, Equatable {
  package let problem: JSONProblem
  package let byte: Int?
}
