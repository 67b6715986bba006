import PatternMatching
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Narrows where the patterns of a combined rule are searched: a place counts only when every other
/// pattern that the rule demands could match near it.
///
/// Only the places at which a match could start are compared, so nothing that the rule would find is lost.
struct JointWindows: Sendable {
  /// Patterns, by their number in the set, of which one must match; one list for each demand.
  let groups: [[Int]]
  private let window: RuleCondition.Window
  /// Bytes that a word and the gap behind it are counted with; as `RuleProbe` does.
  static let bytesPerWord = 40

  /// - Parameter numbers: Names of the rule's patterns and their numbers in the set.
  /// - Returns: `nil` when the rule demands fewer than two things.
  init?(_ condition: RuleCondition, numbers: [(name: String, number: Int)]) {
    func numbered(_ names: [String]) -> [Int] { numbers.filter { names.contains($0.name) }.map(\.number) }
    var groups = Set(condition.all + condition.order).sorted().map { numbered([$0]) }
    if !condition.any.isEmpty { groups.append(numbered(condition.any)) }
    guard groups.count > 1 else { return nil }
    self.groups = groups
    window = condition.within
  }

  /// Sentences or bytes in which a match of one candidate can start.
  private struct Span {
    var first: Int
    var last: Int
  }

  /// The candidates of one rule with the windows that are left; none when a demand cannot be met.
  func narrowed(
    _ items: ArraySlice<PatternSet.Candidate>, of candidates: inout PatternSet.Candidates, in text: ReasoningText
  ) -> [PatternSet.Candidate] {
    let spans = items.map { item in candidates.windows(of: item, in: text.part.text.count).map { span($0, text) } }
    let demands = groups.map { group in
      zip(items, spans).filter { group.contains($0.0.pattern) }.flatMap(\.1)
    }
    guard demands.allSatisfy({ !$0.isEmpty }) else { return [] }
    return zip(items, spans).compactMap { item, spans in
      let others = zip(groups, demands).filter { !$0.0.contains(item.pattern) }.map(\.1)
      let kept = spans.indices.filter { index in
        others.allSatisfy { demand in demand.contains { isNear($0, spans[index]) } }
      }
      return kept.isEmpty ? nil : candidates.restricted(item, toWindows: kept)
    }
  }

  private func span(_ window: StartWindow, _ text: ReasoningText) -> Span {
    if case .words = self.window { return Span(first: window.first, last: window.last) }
    return Span(
      first: text.sentenceIndices(touching: ByteRange(window.first, window.first + 1)).lowerBound,
      last: text.sentenceIndices(touching: ByteRange(window.last, window.last + 1)).lowerBound)
  }

  private func isNear(_ left: Span, _ right: Span) -> Bool {
    let distance =
      switch window {
      case .sentences(let count): count - 1
      case .passage: RuleCondition.Window.passageSentences - 1
      case .words(let count): count * Self.bytesPerWord
      }
    return left.first <= right.last + distance && right.first <= left.last + distance
  }
}
