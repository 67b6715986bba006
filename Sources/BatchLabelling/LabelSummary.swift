import Labelling
import TranscriptModel
import TranscriptReading

/// Counts of a run, by model. Sums, so that order does not matter.
package struct LabelSummary: Sendable {
  package struct ModelCounts: Sendable {
    package var transcripts = 0
    /// With full reasoning in English: the denominator of rates.
    package var readable = 0
    package var otherLanguage = 0
    package var truncated = 0
    package var limited = 0
    package var visibility: [Visibility: Int] = [:]
    /// Readable transcripts in which the tag is present.
    package var present: [String: Int] = [:]
    /// Readable transcripts with any tag present.
    package var anyPresent = 0

    package mutating func add(_ other: ModelCounts) {
      transcripts += other.transcripts
      readable += other.readable
      otherLanguage += other.otherLanguage
      truncated += other.truncated
      limited += other.limited
      anyPresent += other.anyPresent
      visibility.merge(other.visibility, uniquingKeysWith: +)
      present.merge(other.present, uniquingKeysWith: +)
    }
  }

  /// By model; `nil` for transcripts without one.
  package internal(set) var models: [String?: ModelCounts] = [:]
  package internal(set) var unread: [UnreadCode: Int] = [:]
  /// The first unread items, for the report.
  package internal(set) var firstUnread: [UnreadItem] = []
  package internal(set) var limits: [String: Int] = [:]
  /// How often each rule was cut short, in transcripts that this run or its files' earlier runs labelled.
  package internal(set) var limitedRules: [String: Int] = [:]
  /// Times of the stages, where they are measured; summed over all tasks.
  package internal(set) var times = StageTimes()
  /// Transcripts that meet `--fail-on`, and the ids of the first.
  package internal(set) var failing = 0
  package internal(set) var firstFailing: [String] = []
  /// The run ended before its input did, because it was asked to.
  package internal(set) var wasStopped = false
  /// Files that were not read, because the store has what is in them.
  package internal(set) var skippedFiles = 0
  /// Transcripts of this run that the store had labelled before, those of skipped files with them.
  package internal(set) var storedTranscripts = 0
  /// What mapping, join and filter did.
  package var intake = IntakeReport()
  /// Transcripts by format.
  package internal(set) var formats: [String: Int] = [:]
  /// Copies of reasoning that were left out of their transcripts.
  package internal(set) var merged = 0
  /// Transcripts that this run labelled without searching for rules, because their words speak for no tag.
  package internal(set) var screened = 0

  package init() {}

  package var transcripts: Int { models.values.reduce(0) { $0 + $1.transcripts } }
  package var unreadCount: Int { unread.values.reduce(0, +) }
  package var limitCount: Int { models.values.reduce(0) { $0 + $1.limited } }

  package var total: ModelCounts {
    models.values.reduce(into: ModelCounts()) { $0.add($1) }
  }

  /// True when a pattern could not answer for some text.
  package var hitMatchLimit: Bool { limits.keys.contains { $0.hasPrefix("M") } }

  /// The rules that were cut short, the most frequent first, with their counts; empty when none was.
  package var limitedRulesText: String {
    let sorted = limitedRules.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
    let names = sorted.prefix(Self.shownUnread).map { "\($0.key) (\($0.value))" }
    return (names + (sorted.count > names.count ? ["…"] : [])).joined(separator: ", ")
  }

  /// What to say when there are transcripts, but no reasoning in any of them: the fields looked at.
  package var warning: String? {
    let visibility = total.visibility
    guard transcripts > 0, (visibility[.full] ?? 0) + (visibility[.summary] ?? 0) == 0 else { return nil }
    return NoReasoning.warning(transcripts: transcripts, visibility: visibility, formats: formats)
  }

  package mutating func add(_ outcome: LabelOutcome) {
    intake.add(outcome.intake)
    if let item = outcome.unread {
      unread[item.code, default: 0] += 1
      if firstUnread.count < Self.shownUnread { firstUnread.append(item) }
      return
    }
    var counts = models[outcome.model] ?? ModelCounts()
    counts.transcripts += 1
    merged += outcome.merged
    if outcome.isScreened { screened += 1 }
    if let name = outcome.failing {
      failing += 1
      if firstFailing.count < Self.shownUnread { firstFailing.append(name) }
    }
    if outcome.isStored { storedTranscripts += 1 }
    if let format = outcome.format { formats[format, default: 0] += 1 }
    if let visibility = outcome.visibility { counts.visibility[visibility, default: 0] += 1 }
    if outcome.isTruncated { counts.truncated += 1 }
    if !outcome.limits.isEmpty { counts.limited += 1 }
    for limit in outcome.limits {
      limits[limit.code, default: 0] += 1
      if let rule = limit.rule { limitedRules[rule, default: 0] += 1 }
    }
    if outcome.visibility == .full {
      if outcome.language == .other {
        counts.otherLanguage += 1
      } else {
        counts.readable += 1
        for tag in outcome.present { counts.present[tag, default: 0] += 1 }
        if !outcome.present.isEmpty { counts.anyPresent += 1 }
      }
    }
    models[outcome.model] = counts
  }
}
