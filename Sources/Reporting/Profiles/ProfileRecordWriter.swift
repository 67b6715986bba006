import JSONWriting
import ModelProfiles
import TranscriptModel

/// A profile as JSON (`aside.profile/1`, described by `docs/schemas/profile.schema.json`). Fractions, not rounded;
/// null for what is not defined. Fields may be added, never changed.
package struct ProfileRecordWriter {
  package init() {}

  package func write(_ profile: Profile, to json: inout JSONWriter) {
    json.object { json in
      head(profile.provenance, to: &json)
      json.strings("by", profile.by.map(\.name))
      json.field("unread", profile.unread)
      json.objects("groups", profile.groups) { group, json in write(group, to: &json) }
      json.objects("contrasts", profile.contrasts) { contrast, json in
        ContrastRecord().write(contrast, to: &json)
      }
      if let report = profile.hypotheses {
        json.key("hypotheses")
        write(report, to: &json)
      }
      json.strings("notes", profile.notes)
    }
    json.newline()
  }

  private func head(_ source: ProfileProvenance, to json: inout JSONWriter) {
    json.field("schema", "aside.profile/1")
    json.field("tool", source.tool)
    json.field("rules", source.rules)
    json.objects("inputs", source.inputs) { input, json in
      json.field("path", input.path)
      json.key("digest")
      json.optional(input.digest)
    }
    json.key("seed")
    json.literal(String(source.seed))
    json.field("resamples", source.resamples)
    json.field("command", source.command)
  }

  private func write(_ group: GroupProfile, to json: inout JSONWriter) {
    json.by(group.key)
    json.field("transcripts", group.ledger.transcripts)
    json.field("readable", group.readable)
    json.field("unread", group.ledger.unread)
    json.key("visibility")
    json.object { json in
      for visibility in Visibility.allCases {
        json.field(visibility.rawValue, group.ledger.visibility[visibility] ?? 0)
      }
    }
    json.integers([
      ("other_language", group.ledger.otherLanguage), ("truncated", group.ledger.truncated),
      ("limited", group.ledger.limited), ("limits", group.ledger.limits),
      ("without_prompt_id", group.ledger.withoutPrompt), ("prompts", group.prompts), ("words", group.words),
    ])
    json.flag("small", group.isSmall)
    for (key, rates) in [("tags", group.tags), ("composites", group.composites)] {
      json.key(key)
      json.object { json in
        for rate in rates {
          json.key(rate.label.id)
          RateRecord().write(rate, to: &json)
        }
      }
    }
    json.objects("pairs", group.pairs) { pair, json in write(pair, to: &json) }
    json.field("hidden_pairs", group.hiddenPairs)
    json.objects("outcomes", group.outcomes) { outcome, json in write(outcome, to: &json) }
  }

  private func write(_ pair: CoOccurrence, to json: inout JSONWriter) {
    json.strings("labels", [pair.first.id, pair.second.id])
    json.integers([
      ("both", pair.both), ("first_only", pair.firstOnly), ("second_only", pair.secondOnly), ("neither", pair.neither),
    ])
    json.estimate("lift", pair.lift)
    json.estimate("odds_ratio", pair.oddsRatio)
    json.estimate("phi", pair.phi)
  }

  private func write(_ outcome: OutcomeRates, to json: inout JSONWriter) {
    json.field("outcome", outcome.outcome)
    json.key("value")
    json.scalar(outcome.value)
    json.share(outcome.share)
    json.key("labels")
    json.object { json in
      for rate in outcome.rates { json.share(rate.label.id, rate.share) }
    }
  }

  private func write(_ report: HypothesesReport, to json: inout JSONWriter) {
    json.object { json in
      json.objects("rows", report.rows) { row, json in
        json.field("statistic", row.statistic)
        json.field("consequence_tracking_predicts", row.consequence)
        json.field("performative_predicts", row.performative)
        json.objects("measures", row.measures) { measure, json in
          json.field("group", measure.group)
          json.field("figure", measure.figure)
          json.field("unit", measure.unit.rawValue)
          json.field("value", measure.estimate.value)
          json.bounds("interval", measure.estimate.interval)
          json.field("basis", measure.basis)
        }
        json.key("missing")
        json.optional(row.missing)
      }
      json.strings("limits", report.limits)
    }
  }
}
