import Auditing
import LabelStore
import RuleAnalysis
import RuleFormat
import TranscriptModel

/// What judged texts ask of rules: which cues they are to find, and which not.
package struct ExampleWishes {
  /// Why a judgement asks nothing of a rule.
  package enum Silence: String, Sendable, CaseIterable {
    case undecided, severalCues, noStance, noMark, noRule, changedText, noCue, noText

    package var message: String {
      switch self {
      case .undecided: "auditors differ, or none says yes or no"
      case .severalCues: "several cues of the tag, and the answer does not say which are right"
      case .noStance: "the stance is wrong, and no right one was given"
      case .noMark: "missed, and no words were marked"
      case .noRule: "missed words are marked; name the one rule of the tag that should find them with --rule"
      case .changedText: "marked words no longer stand in the text"
      case .noCue: "the rules find nothing there"
      case .noText: "the store does not keep the text"
      }
    }
  }

  package private(set) var wishes: [ExampleWish] = []
  package private(set) var silences: [Silence: Int] = [:]
  private let rules: [String: Rule]
  private let prefix: String

  /// - Parameter prefix: Only rules whose id starts with it get examples. Where one rule of a tag does, it also gets the
  ///   words of that tag that were missed.
  package init(_ pack: RulePack, prefix: String = "") {
    rules = Dictionary(pack.rules.map { ($0.id, $0) }) { first, _ in first }
    self.prefix = prefix
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
    let evidence = judgement.evidence
    var silence: Silence?
    for mark in evidence { silence = take(mark, passage) ?? silence }
    let kinds = Set(judgement.decidingAnswers.map(\.answer))
    // What was marked says which words are meant, and an answer that something was missed says no more.
    if !evidence.isEmpty, kinds.isSubset(of: [.missed]) { return silence }
    let cues = Self.cues(of: judgement, passage).filter { cue in
      !evidence.contains { $0.moves(cue, in: passage) }
    }
    if cues.isEmpty, !evidence.isEmpty { return silence }
    return take(judgement, kinds, cues, passage) ?? silence
  }

  private mutating func take(
    _ judgement: LabelJudgement, _ kinds: Set<Verdict.Answer>, _ cues: [StoredPassage.Mark], _ passage: StoredPassage
  ) -> Silence? {
    if kinds.contains(.wrongStance) { return restance(judgement, cues, passage) }
    if kinds.contains(.missed), cues.isEmpty { return .noMark }
    guard !cues.isEmpty else { return .noCue }
    if judgement.decision == .absent {
      let because = Self.reason(judgement)
      for cue in cues { add(cue, passage, .noMatch(because: because)) }
      return nil
    }
    guard Self.isOnePlace(cues) else { return .severalCues }
    for cue in cues { add(cue, passage, .match(judgement.stance ?? cue.stance)) }
    return nil
  }

  /// Words that an auditor marked: other ends for a rule's cue, or a cue for the rule that should have found it.
  private mutating func take(_ mark: CueMark, _ passage: StoredPassage) -> Silence? {
    guard let place = mark.place(in: passage) else { return .changedText }
    if mark.replaces != nil {
      guard let cue = passage.marks.first(where: { mark.moves($0, in: passage) }) else { return .noCue }
      guard cue.part == place.piece, cue.range != place.range else { return nil }
      add(cue, passage, .moved(place.range, mark.stance))
      return nil
    }
    // The rules may have learnt it since.
    let isFound = passage.marks.contains {
      $0.tag == mark.tag && $0.part == place.piece && $0.range.overlaps(place.range)
    }
    if isFound { return nil }
    let fit = rules.values.filter { $0.tag == mark.tag && $0.id.hasPrefix(prefix) }
    guard !prefix.isEmpty, let rule = fit.count == 1 ? fit.first : rules[prefix], rule.tag == mark.tag else {
      return .noRule
    }
    let because = mark.note.isEmpty ? "read by hand and found to be missed" : mark.note
    wishes.append(
      ExampleWish(
        rule: rule, text: passage.pieces[place.piece].text, range: place.range, found: nil,
        wanted: .missed(because: because)))
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
    guard let rule = rules[mark.rule], rule.id.hasPrefix(prefix) else { return }
    wishes.append(
      ExampleWish(
        rule: rule, text: passage.pieces[mark.part].text, range: ByteRange(mark.start, mark.end), found: mark.stance,
        wanted: want))
  }

  /// Counting cues of the label, those that the answers name where they name any.
  private static func cues(of judgement: LabelJudgement, _ passage: StoredPassage) -> [StoredPassage.Mark] {
    let places = judgement.answers.compactMap(\.place)
    return passage.marks.filter { cue in
      guard cue.tag == judgement.label else { return false }
      return places.isEmpty ? cue.stance.counts : places.contains { cue.isAt($0, in: passage) }
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
