import Labelling
import RuleFormat

/// What is counted of one tag over the readable texts of a group, beside its presence.
struct TagSums: Hashable, Sendable {
  struct Value: Hashable, Sendable {
    var attribute: String
    var value: String
  }

  private(set) var stanceTexts: [Stance: Int] = [:]
  private(set) var stanceCues: [Stance: Int] = [:]
  private(set) var roles: [Role: Int] = [:]
  private(set) var values: [Value: Int] = [:]
  /// Texts in which the tag is present by where it starts, in thousandths.
  private(set) var onsets: [Int: Int] = [:]
  /// Texts with a counting cue.
  private(set) var active = 0

  mutating func add(_ finding: LabelledSample.Finding) {
    for (stance, count) in finding.stances where count > 0 {
      stanceTexts[stance, default: 0] += 1
      stanceCues[stance, default: 0] += count
    }
    if finding.countingCues > 0 { active += 1 }
    guard finding.present else { return }
    roles[finding.role, default: 0] += 1
    for (attribute, value) in finding.attributes { values[Value(attribute: attribute, value: value), default: 0] += 1 }
    if let onset = finding.onset { onsets[min(1000, max(0, onset)), default: 0] += 1 }
  }

  mutating func add(_ other: TagSums) {
    stanceTexts.merge(other.stanceTexts, uniquingKeysWith: +)
    stanceCues.merge(other.stanceCues, uniquingKeysWith: +)
    roles.merge(other.roles, uniquingKeysWith: +)
    values.merge(other.values, uniquingKeysWith: +)
    onsets.merge(other.onsets, uniquingKeysWith: +)
    active += other.active
  }
}
