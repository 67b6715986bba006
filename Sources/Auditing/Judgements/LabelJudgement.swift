import LabelStore
import RuleFormat

/// What auditors say of one label in one text, taken together.
package struct LabelJudgement: Sendable, Equatable {
  package enum Decision: Sendable, Equatable {
    case present, absent
    /// Auditors say different things, and nobody settled it.
    case disputed
    /// No auditor says whether it is there.
    case unclear
  }

  package let label: String
  package let decision: Decision
  /// How the label is meant, where those who decided name one stance and no other. With `absent`, why it does not count.
  package let stance: Stance?
  /// What each auditor said, in the order in which it was given: one answer for the whole text, or one for each place.
  package let answers: [Verdict]

  /// - Parameter verdicts: Of one label in one text, in the order in which they were given.
  init(label: String, _ verdicts: [Verdict]) {
    self.label = label
    answers = Self.latest(Self.deciding(verdicts))
    let said = Dictionary(grouping: answers, by: \.auditor).values.compactMap(Self.presence)
    decision = said.isEmpty ? .unclear : Set(said).count > 1 ? .disputed : said[0] ? .present : .absent
    let isPresent = decision == .present
    let stances = Set(answers.filter { $0.isPresent == isPresent }.compactMap(\.stance))
    stance = stances.count == 1 ? stances.first : nil
  }

  /// The verdicts that count.
  private static func deciding(_ verdicts: [Verdict]) -> [Verdict] { verdicts }

  private static func latest(_ verdicts: [Verdict]) -> [Verdict] {
    var latest: [String: Int] = [:]
    for (number, verdict) in verdicts.enumerated() {
      let place = verdict.place.map { "\($0.rule):\($0.start):\($0.end)" } ?? ""
      latest[verdict.auditor + "\u{0}" + place] = number
    }
    return latest.values.sorted().map { verdicts[$0] }
  }

  /// What one auditor's answers come to; `nil` where all are unclear.
  private static func presence(_ answers: [Verdict]) -> Bool? {
    let said = answers.compactMap(\.isPresent)
    return said.isEmpty ? nil : said.contains(true)
  }
}
