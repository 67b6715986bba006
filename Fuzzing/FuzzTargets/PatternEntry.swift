import PatternMatching
import TranscriptModel

/// A pattern and, behind a NUL, a text: its literals are derived, and the search by them is compared with PCRE2 over the
/// whole text.
final class PatternEntry: FuzzEntry {
  private static let maximumText = 2_000
  private let scratch = MatchScratch(matchLimit: 20_000, depthLimit: 5_000, heapLimitKiB: 8_192)

  func run(_ input: [UInt8]) -> String? {
    let (first, rest) = InputPieces.two(input)
    let source = InputPieces.text(first)
    // The walker has to stand what PCRE2 refuses, too.
    _ = Pattern(checked: source).requiredLiterals().summary
    guard let pattern = try? Pattern(source) else { return nil }
    return broken(pattern, in: Array(InputPieces.text(rest).utf8.prefix(Self.maximumText)))
  }

  private func broken(_ pattern: Pattern, in text: [UInt8]) -> String? {
    // A cut inside a character would break what a text promises.
    let text = Array(InputPieces.text(text).utf8)
    let set = PatternSet([pattern])
    var expected: [ByteRange] = []
    var found: [ByteRange] = []
    return text.withUnsafeBufferPointer { bytes in
      if pattern.eachMatch(in: bytes, scratch: scratch, { expected.append($0.range) }) != nil { return nil }
      let candidates = set.candidates(in: bytes, scratch: PatternSet.Scratch(for: set))
      for candidate in candidates.items {
        let limit = set.search(candidate, of: candidates, in: bytes, scratch: scratch) { match in
          found.append(match.range)
          _ = pattern.namedGroups(of: match)
        }
        if limit != nil { return nil }
      }
      return found == expected ? nil : "'\(pattern.source)' matches at \(expected), by its literals at \(found)"
    }
  }
}
