/// What auditors say of one label in one text: the one order of precedence for rates, decisions and exports.
///
/// A repeat says nothing. A yes or no of an adjudication stands above all others, the last one where there are several;
/// an unclear one settles nothing. Else the latest answer of each auditor about a place counts, and an auditor finds the
/// label present who finds one of its cues right, says that one was missed, or marked one that was.
package struct LabelVoices: Sendable, Equatable {
  /// In the order in which they were given; of the judge alone where it is settled.
  package let answers: [Verdict]
  /// Whether the label is there, by auditor; those who do not say are not in it.
  package let presence: [String: Bool]
  /// All marks of the label; where it is settled, of the judge and of those who said the same.
  package let marks: [CueMark]
  package let isSettled: Bool

  /// - Parameters:
  ///   - verdicts: Of one label in one text, in the order in which they were given.
  ///   - marks: Of that label in that text.
  package init(_ verdicts: [Verdict], marks: [CueMark] = []) {
    let audit = Self.latest(verdicts.filter { $0.purpose == .audit })
    let said = Self.presence(audit, marks)
    let settled = verdicts.last { $0.purpose == .adjudication && $0.isPresent != nil }
    isSettled = settled != nil
    if let settled, let isPresent = settled.isPresent {
      answers = [settled]
      presence = [settled.auditor: isPresent]
      self.marks = marks.filter { $0.auditor == settled.auditor || said[$0.auditor] == isPresent }
    } else {
      answers = audit
      presence = said
      self.marks = marks
    }
  }

  private static func latest(_ verdicts: [Verdict]) -> [Verdict] {
    var latest: [String: Int] = [:]
    for (number, verdict) in verdicts.enumerated() {
      let place = verdict.place.map { "\($0.start):\($0.end)" } ?? ""
      latest[verdict.auditor + "\u{0}" + place] = number
    }
    return latest.values.sorted().map { verdicts[$0] }
  }

  private static func presence(_ answers: [Verdict], _ marks: [CueMark]) -> [String: Bool] {
    var said: [String: Bool] = [:]
    for answer in answers {
      if let isPresent = answer.isPresent { said[answer.auditor] = isPresent || said[answer.auditor] == true }
    }
    for mark in marks where mark.isMissedCue { said[mark.auditor] = true }
    return said
  }
}

extension CueMark {
  /// By itself it says that its tag is there: a cue that the rules do not have, and meant so that it counts.
  package var isMissedCue: Bool { replaces == nil && stance.counts }
}
