import TranscriptModel

/// The examples of one rule; all but `todoMatch` are promises that `rules check` runs.
package struct RuleExamples: Sendable {
  package struct Match: Sendable {
    /// Without the ⟦ ⟧ marks.
    package var text: String
    /// The marked spans, in order.
    package var spans: [ByteRange]
    package var stance: Stance?
    package var role: Role?
    package var prompt: String?
    package var place: Place
  }

  package struct NoMatch: Sendable {
    package var text: String
    package var because: String
    package var prompt: String?
    package var place: Place
  }

  /// Line and column in the rule file.
  package struct Place: Sendable, Hashable {
    package var line: Int
    package var column: Int
    package var sourceLine: String
  }

  package var match: [Match] = []
  package var noMatch: [NoMatch] = []
  /// Known misses: must not match today; reported when they start to.
  package var todoMatch: [NoMatch] = []

  package var executedCount: Int { match.count + noMatch.count }
}

/// Splits `a ⟦b⟧ c` into its text and the byte ranges of the marked spans.
package enum MarkedText {
  package struct Unbalanced: Error {}

  package static func parse(_ marked: String) throws(Unbalanced) -> (text: String, spans: [ByteRange]) {
    var bytes: [UInt8] = []
    var spans: [ByteRange] = []
    var open: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        guard open == nil else { throw Unbalanced() }
        open = bytes.count
      case "⟧":
        guard let start = open else { throw Unbalanced() }
        spans.append(ByteRange(start, bytes.count))
        open = nil
      default: bytes += Array(String(scalar).utf8)
      }
    }
    guard open == nil else { throw Unbalanced() }
    return (String(decoding: bytes, as: UTF8.self), spans)
  }
}
