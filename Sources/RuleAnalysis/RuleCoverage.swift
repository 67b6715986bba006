import Labelling
import RuleFormat

/// What each rule does on a dump: where it fires, and whether its tag would be missed without it.
package struct RuleCoverage: Sendable {
  /// One rule that is run.
  package struct Row: Sendable, Equatable {
    package var rule: String
    package var tag: String
    /// Transcripts with a cue of the rule, of any stance.
    package var transcripts = 0
    /// Cues of any stance.
    package var cues = 0
    /// Cues whose stance counts.
    package var counting = 0
    /// Transcripts in which the tag is present and no other rule of the tag has a counting cue.
    package var alone = 0
    /// Transcripts in which the rule's tag is present, whoever found it.
    package var present = 0

    /// `alone` over `present`; `nil` where the tag is present nowhere.
    package var aloneShare: Double? { present == 0 ? nil : Double(alone) / Double(present) }
    package var isSilent: Bool { cues == 0 }
  }

  /// Every rule that is run, in the order of tags, then by id.
  package private(set) var rows: [Row] = []
  /// The most frequent first.
  package private(set) var conflicts: [RuleConflict] = []
  package private(set) var transcripts = 0

  /// - Parameter pack: The rules that labelled the transcripts; deprecated ones have no row.
  package init(_ labelled: [LabelledTranscript], pack: RulePack) {
    transcripts = labelled.count
    var rows: [String: Row] = [:]
    for rule in pack.rules where rule.status != .deprecated { rows[rule.id] = Row(rule: rule.id, tag: rule.tag) }
    var present: [String: Int] = [:]
    var found = ConflictCounts(pack.tags)
    for text in labelled {
      for (tag, label) in text.tags where label.present { present[tag, default: 0] += 1 }
      Self.count(text, &rows)
      found.add(text)
    }
    for tag in pack.tags {
      for var row in rows.values.filter({ $0.tag == tag.id }).sorted(by: { $0.rule < $1.rule }) {
        row.present = present[tag.id] ?? 0
        self.rows.append(row)
      }
    }
    conflicts = found.conflicts
  }

  private static func count(_ text: LabelledTranscript, _ rows: inout [String: Row]) {
    for rule in Set((text.cues + text.outside).map(\.rule)) { rows[rule]?.transcripts += 1 }
    for cue in text.cues + text.outside { rows[cue.rule]?.cues += 1 }
    var owners: [String: Set<String>] = [:]
    for cue in text.cues where cue.stance.counts {
      rows[cue.rule]?.counting += 1
      owners[cue.tag, default: []].insert(cue.rule)
    }
    for (tag, rules) in owners where rules.count == 1 && text.tags[tag]?.present == true {
      for rule in rules { rows[rule]?.alone += 1 }
    }
  }

  /// Rules without any cue.
  package var silent: [String] { rows.filter(\.isSilent).map(\.rule) }
}
