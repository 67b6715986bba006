import Labelling
import TranscriptModel

/// Everything that is counted of one group: the ledger, and by prompt what readable texts hold.
struct GroupSums: Equatable, Sendable {
  var ledger = ReasoningLedgerCounts()
  /// By prompt id.
  private(set) var prompts: [String: PromptSums] = [:]
  /// Texts without a prompt id, each a prompt of its own; equal ones are counted.
  private(set) var alone: [PromptSums: Int] = [:]
  /// By the tag's index; without tags that have no cue.
  private(set) var tags: [Int: TagSums] = [:]

  mutating func add(_ sample: LabelledSample, _ names: LabelNames) {
    ledger.add(sample)
    guard sample.isReadable else { return }
    var kind = TextKind()
    var cues: [Int: Int] = [:]
    for (tag, finding) in sample.tags {
      guard let index = names.tag(tag) else { continue }
      if finding.present { kind.labels.insert(index) }
      if finding.countingCues > 0 { cues[index] = finding.countingCues }
      tags[index, default: TagSums()].add(finding)
    }
    for index in sample.composites.compactMap(names.composite) { kind.labels.insert(index) }
    kind.outcomes = sample.outcome.filter { $0.value != .null }.sorted { $0.key < $1.key }
      .map { TextKind.Outcome(name: $0.key, value: $0.value) }
    let text = PromptSums(kind, words: sample.words, cues: cues)
    if let prompt = sample.promptID {
      prompts[prompt, default: PromptSums()].add(text)
    } else {
      alone[text, default: 0] += 1
    }
  }

  mutating func add(_ other: GroupSums) {
    ledger.add(other.ledger)
    prompts.merge(other.prompts) { one, other in
      var sum = one
      sum.add(other)
      return sum
    }
    alone.merge(other.alone, uniquingKeysWith: +)
    for (tag, sums) in other.tags { tags[tag, default: TagSums()].add(sums) }
  }

  /// Adds the sums of one prompt; the ledger and the tags' sums are not its matter.
  mutating func add(_ sums: PromptSums, of prompt: String) {
    prompts[prompt, default: PromptSums()].add(sums)
  }

  /// Adds equal texts without a prompt id.
  mutating func add(_ text: PromptSums, alone count: Int) {
    alone[text, default: 0] += count
  }

  /// One entry per prompt: by id, then those without one; the same order for the same content.
  var clusters: [PromptSums] {
    let named = prompts.sorted { $0.key < $1.key }.map(\.value)
    let unnamed = alone.sorted { PromptSums.isBefore($0.key, $1.key) }
    return named + unnamed.flatMap { repeatElement($0.key, count: $0.value) }
  }
}

extension ReasoningLedgerCounts {
  fileprivate mutating func add(_ sample: LabelledSample) {
    transcripts += 1
    visibility[sample.visibility, default: 0] += 1
    limits += sample.limits
    if sample.limits > 0 { limited += 1 }
    if sample.isReadable {
      readable += 1
      if sample.truncated { truncated += 1 }
      if sample.promptID == nil { withoutPrompt += 1 }
    } else if sample.visibility == .full {
      otherLanguage += 1
    }
  }

  package mutating func add(_ other: ReasoningLedgerCounts) {
    transcripts += other.transcripts
    readable += other.readable
    visibility.merge(other.visibility, uniquingKeysWith: +)
    otherLanguage += other.otherLanguage
    truncated += other.truncated
    limited += other.limited
    limits += other.limits
    withoutPrompt += other.withoutPrompt
    unread += other.unread
  }
}
