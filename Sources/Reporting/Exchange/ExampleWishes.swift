import Auditing
import LabelStore
import RuleAnalysis
import RuleFormat
import TranscriptModel

/// What judged texts ask of rules: which cues they are to find, and which not.
package struct ExampleWishes {
  /// Why a judgement asks nothing of a rule.
  package enum Silence: String, Sendable, CaseIterable {
    case undecided, severalCues, noStance, noMark, noCue, noText

    package var message: String {
      switch self {
      case .undecided: "auditors differ, or none says yes or no"
      case .severalCues: "several cues of the tag, and the answer does not say which are right"
      case .noStance: "the stance is wrong, and no right one was given"
      case .noMark: "missed, and no words were marked"
      case .noCue: "the rules find nothing there"
      case .noText: "the store does not keep the text"
      }
    }
  }

  package private(set) var wishes: [ExampleWish] = []
  package private(set) var silences: [Silence: Int] = [:]
  private let rules: [String: Rule]
  private let wanted: (Rule) -> Bool

  /// - Parameter wanted: Which rules get examples.
  package init(_ pack: RulePack, wanted: @escaping (Rule) -> Bool = { _ in true }) {
    rules = Dictionary(pack.rules.map { ($0.id, $0) }) { first, _ in first }
    self.wanted = wanted
  }

  /// - Parameter passage: `nil` where the text is not kept.
  package mutating func take(_ entry: VerdictExport.Entry, _ passage: StoredPassage?) {
    for judgement in entry.judgements {
      guard let passage else {
        silences[.noText, default: 0] += 1
        continue
      }
      if let silence = take(judgement, passage) { silences[silence, default: 0] += 1 }
    }
  }

  private mutating func take(_ judgement: LabelJudgement, _ passage: StoredPassage) -> Silence? {
    guard judgement.decision == .present || judgement.decision == .absent else { return .undecided }
    let marks = Self.marks(of: judgement, passage)
    let kinds = Set(judgement.answers.filter { $0.isPresent == (judgement.decision == .present) }.map(\.answer))
    if kinds.contains(.wrongStance) { return restance(judgement, marks, passage) }
    if kinds.contains(.missed), marks.isEmpty { return .noMark }
    guard !marks.isEmpty else { return .noCue }
    if judgement.decision == .absent {
      let because = Self.reason(judgement)
      for mark in marks { add(mark, passage, .noMatch(because: because)) }
      return nil
    }
    guard Self.isOnePlace(marks) else { return .severalCues }
    for mark in marks { add(mark, passage, .match(judgement.stance ?? mark.stance)) }
    return nil
  }

  private mutating func restance(
    _ judgement: LabelJudgement, _ marks: [StoredPassage.Mark], _ passage: StoredPassage
  ) -> Silence? {
    guard let stance = judgement.stance else { return .noStance }
    guard !marks.isEmpty else { return .noCue }
    guard Self.isOnePlace(marks) else { return .severalCues }
    for mark in marks { add(mark, passage, .match(stance)) }
    return nil
  }

  private mutating func add(_ mark: StoredPassage.Mark, _ passage: StoredPassage, _ want: ExampleWish.Wanted) {
    guard let rule = rules[mark.rule], wanted(rule) else { return }
    wishes.append(
      ExampleWish(
        rule: rule, text: passage.pieces[mark.part].text, range: ByteRange(mark.start, mark.end), found: mark.stance,
        wanted: want))
  }

  /// Counting cues of the label, those that the answers name where they name any.
  private static func marks(of judgement: LabelJudgement, _ passage: StoredPassage) -> [StoredPassage.Mark] {
    let places = judgement.answers.compactMap(\.place)
    return passage.marks.filter { mark in
      guard mark.tag == judgement.label else { return false }
      let origin = passage.pieces[mark.part].origin
      return places.isEmpty
        ? mark.stance.counts
        : places.contains { $0.rule == mark.rule && $0.start == origin + mark.start && $0.end == origin + mark.end }
    }
  }

  /// All touch each other, so that they are one thing said.
  private static func isOnePlace(_ marks: [StoredPassage.Mark]) -> Bool {
    guard var reach = marks.first.map({ ByteRange($0.start, $0.end) }) else { return false }
    for mark in marks.sorted(by: { ($0.part, $0.start) < ($1.part, $1.start) }) {
      let range = ByteRange(mark.start, mark.end)
      guard mark.part == marks[0].part, range.overlaps(reach) || range == reach else { return false }
      reach = reach.union(range)
    }
    return true
  }

  private static func reason(_ judgement: LabelJudgement) -> String {
    if let note = judgement.answers.map(\.note).first(where: { !$0.isEmpty }) { return note }
    return judgement.answers.contains { $0.answer == .wrongTag }
      ? "says something of another tag" : "read by hand and found to be no cue"
  }
}
