import Labelling
import RuleFormat
import TranscriptModel

/// Two rules that say what cannot both be so about one span.
package struct RuleConflict: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable, Comparable {
    /// One tag, where one cue counts and the other does not.
    case stance
    /// One tag with two values of an attribute.
    case attribute
    /// Two choices of different families: complying and refusing.
    case choice

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  package var kind: Kind
  /// In the order of ids.
  package var rules: [String]
  /// What the rules say, in the order of `rules`: stances, `name=value`, or tags.
  package var answers: [String]
  /// Pairs of overlapping cues.
  package var count: Int
  /// The first transcript with such a pair.
  package var transcript: String
  /// The longer of its two spans.
  package var quote: String
}

/// Collects conflicts over transcripts.
struct ConflictCounts {
  private let choices: Set<String>
  private var found: [Key: RuleConflict] = [:]

  private struct Key: Hashable {
    let kind: RuleConflict.Kind
    let rules: [String]
    let answers: [String]
  }

  init(_ tags: [Tag]) { choices = Set(tags.filter { $0.nature == .choice }.map(\.id)) }

  mutating func add(_ text: LabelledTranscript) {
    // Cues stand by part, then place: what overlaps one comes before the first that starts behind it.
    for (index, cue) in text.cues.enumerated() {
      for other in text.cues[(index + 1)...] {
        guard other.part == cue.part, other.range.start < cue.range.end else { break }
        if other.rule != cue.rule, other.range.overlaps(cue.range) { compare(cue, other, text.transcript) }
      }
    }
  }

  private mutating func compare(_ one: Cue, _ two: Cue, _ transcript: Transcript) {
    let (left, right) = one.rule < two.rule ? (one, two) : (two, one)
    guard left.tag == right.tag else {
      if left.stance.counts, right.stance.counts, areExclusive(left.tag, right.tag) {
        note(.choice, left, right, [left.tag, right.tag], transcript)
      }
      return
    }
    if left.stance.counts != right.stance.counts {
      note(.stance, left, right, [left.stance.rawValue, right.stance.rawValue], transcript)
    }
    for (name, value) in left.attributes.sorted(by: { $0.key < $1.key }) {
      if let other = right.attributes[name], other != value {
        note(.attribute, left, right, ["\(name)=\(value)", "\(name)=\(other)"], transcript)
      }
    }
  }

  /// A model cannot decide for both of two choices in the same words; a tag's family is its first part.
  private func areExclusive(_ left: String, _ right: String) -> Bool {
    func family(_ tag: String) -> Substring { tag.prefix { $0 != "." } }
    return choices.contains(left) && choices.contains(right) && family(left) != family(right)
  }

  private mutating func note(
    _ kind: RuleConflict.Kind, _ left: Cue, _ right: Cue, _ answers: [String], _ transcript: Transcript
  ) {
    let key = Key(kind: kind, rules: [left.rule, right.rule], answers: answers)
    if found[key] != nil {
      found[key]?.count += 1
    } else {
      let longer = left.range.count >= right.range.count ? left : right
      found[key] = RuleConflict(
        kind: kind, rules: key.rules, answers: answers, count: 1, transcript: transcript.id,
        quote: transcript.parts[longer.part].text.string(at: longer.range))
    }
  }

  var conflicts: [RuleConflict] {
    found.values.sorted { left, right in
      if left.count != right.count { return left.count > right.count }
      if left.kind != right.kind { return left.kind < right.kind }
      return (left.rules + left.answers).lexicographicallyPrecedes(right.rules + right.answers)
    }
  }
}
