import Labelling
import RuleFormat
import TranscriptModel

/// The findings of one tag in one transcript, by two sets of rules.
struct FindingComparison {
  /// One span that one or more rules of the tag mark.
  struct Finding: Equatable {
    var part: Int
    var range: ByteRange
    /// The strongest of its cues.
    var stance: Stance
    /// By id.
    var rules: [String]
  }

  private let transcript: Transcript
  private let tag: String
  private(set) var changes: [RuleDiff.Change] = []

  init(_ old: LabelledTranscript, _ new: LabelledTranscript, _ tag: String) {
    transcript = new.transcript
    self.tag = tag
    var left = Self.findings(old, tag)
    var right = Self.findings(new, tag)
    var placed: [(place: Finding, change: RuleDiff.Change)] = []
    take(&left, &right, where: { $0.range == $1.range }) { one, other in
      if one.stance != other.stance { placed.append((other, change(.restanced, one, other))) }
    }
    take(&left, &right, where: { $0.range.overlaps($1.range) }) { placed.append(($1, change(.moved, $0, $1))) }
    placed += left.map { ($0, change(.removed, $0, nil)) } + right.map { ($0, change(.added, nil, $0)) }
    changes = placed.sorted { ($0.place.part, $0.place.range.start) < ($1.place.part, $1.place.range.start) }
      .map(\.change)
  }

  /// By part, then place.
  static func findings(_ text: LabelledTranscript, _ tag: String) -> [Finding] {
    var findings: [Finding] = []
    for cue in text.cues where cue.tag == tag {
      if let index = findings.firstIndex(where: { $0.part == cue.part && $0.range == cue.range }) {
        findings[index].stance = min(findings[index].stance, cue.stance)
        findings[index].rules = Set(findings[index].rules + [cue.rule]).sorted()
      } else {
        findings.append(Finding(part: cue.part, range: cue.range, stance: cue.stance, rules: [cue.rule]))
      }
    }
    return findings
  }

  /// Takes pairs that fit out of both lists, each finding once, in the order of the old ones.
  private func take(
    _ left: inout [Finding], _ right: inout [Finding], where fits: (Finding, Finding) -> Bool,
    _ body: (Finding, Finding) -> Void
  ) {
    left = left.filter { one in
      guard let index = right.firstIndex(where: { $0.part == one.part && fits(one, $0) }) else { return true }
      body(one, right.remove(at: index))
      return false
    }
  }

  private func change(_ kind: RuleDiff.Change.Kind, _ old: Finding?, _ new: Finding?) -> RuleDiff.Change {
    func words(_ finding: Finding?) -> String? {
      finding.map { transcript.parts[$0.part].text.string(at: $0.range) }
    }
    return RuleDiff.Change(
      kind: kind, transcript: transcript.id, tag: tag, rules: (new ?? old)?.rules ?? [], old: words(old),
      new: words(new), oldStance: old?.stance, newStance: new?.stance)
  }
}
