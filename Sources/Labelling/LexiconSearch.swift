import PatternMatching
import TranscriptModel

/// Finds which entries of the lexicon stand in which sentences. One per concurrent task: it holds PCRE2's scratch.
package final class LexiconSearch {
  /// An entry, by its number in the set, and the byte of the text where it stands first in its sentence.
  package struct Entry: Sendable, Equatable {
    package let number: Int
    package let start: Int
  }

  package let set: LexiconSet
  private let scratch = MatchScratch()
  private let prefilter: PatternSet.Scratch

  package init(_ set: LexiconSet) {
    self.set = set
    prefilter = PatternSet.Scratch(for: set.patterns)
  }

  /// - Parameter sentences: Each is a text of its own for the patterns. Cost: some microseconds each.
  /// - Returns: By sentence, each entry once, by number; and the limits that PCRE2 hit.
  package func entries(
    in text: [UInt8], _ sentences: [ByteRange]
  ) -> (bySentence: [[Entry]], limits: Set<MatchLimit>) {
    var limits: Set<MatchLimit> = []
    let found = text.withUnsafeBufferPointer { text in
      sentences.map { range in
        entries(UnsafeBufferPointer(rebasing: text[range.start..<range.end]), at: range.start, &limits)
      }
    }
    return (found, limits)
  }

  private func entries(
    _ sentence: UnsafeBufferPointer<UInt8>, at start: Int, _ limits: inout Set<MatchLimit>
  ) -> [Entry] {
    let candidates = set.patterns.candidates(in: sentence, scratch: prefilter)
    var found: [Entry] = []
    for candidate in candidates.items {
      switch set.patterns.firstMatch(candidate, of: candidates, in: sentence, scratch: scratch) {
      case .noMatch: break
      case .limit(let limit): limits.insert(limit)
      case .match(let match): found.append(Entry(number: candidate.pattern, start: start + match.range.start))
      }
    }
    return found
  }

  /// The names of the entries in one sentence.
  package func names(in text: [UInt8], _ sentence: ByteRange) -> [String] {
    (entries(in: text, [sentence]).bySentence.first ?? []).map { set.names[$0.number] }
  }
}
