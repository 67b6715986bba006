import PatternMatching
import Synchronization
import TranscriptModel

/// A pattern that many tasks use at once without owning a scratch each.
///
/// A search borrows an idle scratch or makes one; a scratch is handed to one search at a time, which
/// is the proof behind `Box`. There are never more scratches than searches that ran at once.
package final class SharedPattern: Sendable {
  private struct Box: @unchecked Sendable { let scratch: MatchScratch }

  package let pattern: Pattern
  private let idle = Mutex<[Box]>([])

  /// - Parameter source: PCRE2, caseless as all patterns of Aside are; `(?-i)` turns that off.
  package init(_ source: String) throws(PatternError) { pattern = try Pattern(source) }

  package func firstMatch(in text: UTF8Text) -> SearchOutcome {
    let box = idle.withLock { $0.popLast() } ?? Box(scratch: MatchScratch())
    defer { idle.withLock { $0.append(box) } }
    return text.bytes.withUnsafeBufferPointer { pattern.firstMatch(in: $0, scratch: box.scratch) }
  }
}
