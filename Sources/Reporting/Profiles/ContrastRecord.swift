import JSONWriting
import ModelProfiles

/// One contrast as the members of a JSON object.
struct ContrastRecord {
  func write(_ contrast: Contrast, to json: inout JSONWriter) {
    json.by(contrast.key)
    json.field("condition", contrast.column.shortName)
    json.field("column", contrast.column.name)
    let arms = [contrast.first, contrast.second]
    json.list("arms", arms) { arm, json in json.scalar(arm.value) }
    json.objects("arm_counts", arms) { arm, json in
      json.integers([
        ("transcripts", arm.ledger.transcripts), ("readable", arm.ledger.readable), ("prompts", arm.prompts),
      ])
    }
    json.field("pairs", contrast.pairs)
    json.flag("one_sample_each", contrast.isOneSampleEach)
    json.flag("small", contrast.isSmall)
    for (key, rows) in [("tags", contrast.tags), ("composites", contrast.composites)] {
      json.key(key)
      json.object { json in
        for row in rows {
          json.key(row.label.id)
          json.object { write(row, to: &$0) }
        }
      }
    }
    json.objects("outcomes", contrast.outcomes) { gap, json in write(gap, to: &json) }
  }

  private func write(_ row: LabelContrast, to json: inout JSONWriter) {
    json.field("pairs", row.pairs)
    json.field("difference", row.difference)
    json.bounds("interval", row.interval)
    json.field("p", row.p)
    json.field("p_adjusted", row.pAdjusted)
    json.integers([
      ("both", row.both), ("first_only", row.firstOnly), ("second_only", row.secondOnly), ("neither", row.neither),
    ])
    json.share("first", row.first)
    json.bounds("first_cluster", row.firstInterval)
    json.share("second", row.second)
    json.bounds("second_cluster", row.secondInterval)
    json.field("method", row.method.rawValue)
    json.field("test", row.test.rawValue)
    json.field("adjustment", row.adjustment.rawValue)
    json.flag("primary", row.isPrimary)
    json.estimate("odds_ratio", row.oddsRatio)
    write(row.equivalence, to: &json)
    write(row.power, to: &json)
    if let corrected = row.corrected { json.estimate("corrected", corrected) }
    json.key("warning")
    json.optional(row.warning)
  }

  private func write(_ equivalence: Equivalence?, to json: inout JSONWriter) {
    json.key("equivalence")
    guard let equivalence else { return json.null() }
    json.object { json in
      json.field("margin", equivalence.margin)
      json.field("p", equivalence.p)
      json.bounds("interval_90", equivalence.interval)
      json.flag("shown", equivalence.isShown)
    }
  }

  private func write(_ power: PowerNote?, to json: inout JSONWriter) {
    json.key("power")
    guard let power else { return json.null() }
    json.object { json in
      json.field("difference", power.difference)
      json.field("prompts_needed", power.needed)
      json.field("prompts", power.pairs)
      json.field("text", power.text)
    }
  }

  private func write(_ gap: OutcomeGap, to json: inout JSONWriter) {
    json.field("outcome", gap.outcome)
    json.field("suspicion", gap.suspicion)
    for (key, part) in [("all", gap.all), ("suspected", gap.suspected), ("unsuspected", gap.unsuspected)] {
      json.key(key)
      json.object { json in
        json.field("pairs", part.pairs)
        json.share("first", part.first)
        json.share("second", part.second)
        json.field("difference", part.difference.value)
        json.bounds("interval", part.difference.interval)
      }
    }
  }
}
