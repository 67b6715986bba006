import ModelProfiles
import RuleFormat
import TranscriptModel

/// A profile as CSV, one row for each figure.
///
/// Columns: section, the columns of `--by`, contrast, label, figure, detail, value, low, high, k, n. Rows of the
/// section `provenance` say where the figures come from. Fractions are not rounded; empty for what is not defined.
package struct ProfileCSVWriter {
  package init() {}

  package func text(_ profile: Profile) -> String {
    var rows = ProfileCSVRows(profile.by)
    rows.addProvenance(profile.provenance, unread: profile.unread)
    for group in profile.groups { rows.add(group) }
    for contrast in profile.contrasts { rows.add(contrast) }
    for row in profile.hypotheses?.rows ?? [] { rows.add(row) }
    let header =
      ["section"] + profile.by.map(\.name)
      + ["contrast", "label", "figure", "detail", "value", "low", "high", "k", "n"]
    return ([header.map(LabelCSVWriter.quoted).joined(separator: ",")] + rows.lines).joined(separator: "\n") + "\n"
  }
}

/// The rows under the header.
private struct ProfileCSVRows {
  private let by: [ProfileColumn]
  private(set) var lines: [String] = []

  init(_ by: [ProfileColumn]) { self.by = by }

  /// What most rows of one block share.
  private struct Place {
    var section: String
    var key = GroupKey([])
    var contrast = ""
    var label = ""
  }

  private mutating func add(
    _ place: Place, _ figure: String, detail: String = "", value: String, interval: FigureInterval? = nil,
    share: Share? = nil
  ) {
    let group = by.map { column in place.key[column].map { $0 == .null ? "" : $0.text } ?? "" }
    let bounds = [interval?.low, interval?.high].map { Self.number($0) }
    let counts = [share?.k, share?.n].map { $0.map(String.init) ?? "" }
    let fields = [place.section] + group + [place.contrast, place.label, figure, detail, value] + bounds + counts
    lines.append(fields.map(LabelCSVWriter.quoted).joined(separator: ","))
  }

  private mutating func add(_ place: Place, _ figure: String, detail: String = "", _ estimate: Estimate?) {
    guard let estimate else { return }
    add(place, figure, detail: detail, value: Self.number(estimate.value), interval: estimate.interval)
  }

  private mutating func add(_ place: Place, _ figure: String, detail: String = "", _ share: Share) {
    add(place, figure, detail: detail, value: Self.number(share.rate), interval: share.wilson, share: share)
  }

  private static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return value.isFinite ? String(value) : value > 0 ? "inf" : "-inf"
  }

  mutating func addProvenance(_ source: ProfileProvenance, unread: Int) {
    let place = Place(section: "provenance")
    let facts = [
      ("tool", source.tool), ("rules", source.rules), ("seed", String(source.seed)),
      ("resamples", String(source.resamples)), ("command", source.command), ("unread", String(unread)),
    ]
    for (name, value) in facts { add(place, name, value: value) }
    for input in source.inputs { add(place, "input", detail: input.path, value: input.digest ?? "") }
  }

  mutating func add(_ group: GroupProfile) {
    let place = Place(section: "ledger", key: group.key)
    let counts = group.ledger
    let facts = [
      ("transcripts", counts.transcripts), ("readable", counts.readable), ("unread", counts.unread),
      ("other_language", counts.otherLanguage), ("truncated", counts.truncated), ("limited", counts.limited),
      ("without_prompt_id", counts.withoutPrompt), ("prompts", group.prompts), ("words", group.words),
    ]
    for (name, value) in facts { add(place, name, value: String(value)) }
    for visibility in Visibility.allCases {
      add(place, "visibility", detail: visibility.rawValue, value: String(counts.visibility[visibility] ?? 0))
    }
    for rate in group.rates { add(rate, group.key) }
    for pair in group.pairs {
      let place = Place(section: "pair", key: group.key, label: pair.first.id)
      add(place, "lift", detail: pair.second.id, pair.lift)
      add(place, "odds_ratio", detail: pair.second.id, pair.oddsRatio)
      add(place, "phi", detail: pair.second.id, pair.phi)
    }
    for outcome in group.outcomes {
      for rate in outcome.rates {
        let place = Place(section: "outcome", key: group.key, label: rate.label.id)
        add(place, "rate", detail: "\(outcome.outcome)=\(GroupKey.text(outcome.value))", rate.share)
      }
    }
  }

  private mutating func add(_ rate: LabelRate, _ key: GroupKey) {
    let place = Place(section: "rate", key: key, label: rate.label.id)
    add(place, "rate", detail: "wilson", rate.share)
    let value = Self.number(rate.share.rate)
    add(place, "rate", detail: "cluster", value: value, interval: rate.cluster, share: rate.share)
    add(place, "rate", detail: "analytic", value: value, interval: rate.analytic, share: rate.share)
    add(place, "design_effect", value: Self.number(rate.designEffect))
    add(place, "icc", value: Self.number(rate.intraclassCorrelation))
    if let corrected = rate.corrected {
      add(place, "corrected", detail: "two-phase", corrected.twoPhase)
      add(place, "corrected", detail: "rogan-gladen", corrected.roganGladen)
      add(place, "corrected", detail: "prediction-powered", corrected.predictionPowered)
    }
    for stance in rate.stances { add(place, "stance", detail: stance.stance.rawValue, stance.share) }
    for count in rate.attributes { add(place, "attribute", detail: "\(count.attribute)=\(count.value)", count.share) }
    guard !rate.label.isComposite else { return }
    for role in Role.allCases {
      add(place, "role", detail: role.rawValue, Share(rate.roles[role] ?? 0, of: rate.share.k))
    }
    if let density = rate.density {
      add(place, "cues_per_1000_words", value: Self.number(density.perThousandWords), interval: density.interval)
      add(place, "active", density.active)
    }
    if let onset = rate.onset {
      add(place, "onset_median", value: Self.number(onset.median))
      add(place, "onset_first_third", onset.firstThird)
    }
  }

  mutating func add(_ contrast: Contrast) {
    let title = "\(contrast.column.name)=\(GroupKey.text(contrast.first.value)):\(GroupKey.text(contrast.second.value))"
    for row in contrast.labels {
      let place = Place(section: "contrast", key: contrast.key, contrast: title, label: row.label.id)
      add(place, "rate", detail: "first", row.first)
      add(place, "rate", detail: "second", row.second)
      add(
        place, "difference", detail: row.method.rawValue, value: Self.number(row.difference), interval: row.interval)
      add(place, "p", detail: row.test.rawValue, value: Self.number(row.p))
      add(place, "p_adjusted", detail: row.adjustment.rawValue, value: Self.number(row.pAdjusted))
      let cells = [
        ("both", row.both), ("first_only", row.firstOnly), ("second_only", row.secondOnly), ("neither", row.neither),
      ]
      for (name, count) in cells { add(place, "prompts", detail: name, value: String(count)) }
      add(place, "odds_ratio", row.oddsRatio)
      if let test = row.equivalence {
        add(place, "equivalence_p", detail: String(test.margin), value: Self.number(test.p), interval: test.interval)
      }
      if let power = row.power {
        add(place, "prompts_needed", detail: String(power.difference), value: String(power.needed))
      }
      add(place, "corrected_difference", row.corrected)
    }
    for gap in contrast.outcomes { add(gap, Place(section: "gap", key: contrast.key, contrast: title)) }
  }

  private mutating func add(_ gap: OutcomeGap, _ place: Place) {
    var place = place
    place.label = gap.outcome
    for (name, part) in [("all", gap.all), ("suspected", gap.suspected), ("unsuspected", gap.unsuspected)] {
      add(place, "gap", detail: name, part.difference)
    }
  }

  mutating func add(_ row: HypothesesReport.Row) {
    for measure in row.measures {
      let place = Place(section: "hypotheses", contrast: measure.group)
      add(place, measure.figure, detail: measure.basis, measure.estimate)
    }
  }
}
