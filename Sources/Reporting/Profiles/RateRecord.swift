import JSONWriting
import ModelProfiles
import RuleFormat

/// One tag or composite of a group as a JSON object.
struct RateRecord {
  func write(_ rate: LabelRate, to json: inout JSONWriter) {
    json.object { json in
      json.share(rate.share)
      json.bounds("cluster", rate.cluster)
      json.bounds("analytic", rate.analytic)
      json.field("design_effect", rate.designEffect)
      json.field("icc", rate.intraclassCorrelation)
      json.field("zero_bound", rate.zeroBound)
      if let corrected = rate.corrected { write(corrected, to: &json) }
      if !rate.label.isComposite { describe(rate, to: &json) }
    }
  }

  private func describe(_ rate: LabelRate, to json: inout JSONWriter) {
    json.key("stances")
    json.object { json in
      for stance in rate.stances {
        json.key(stance.stance.rawValue)
        json.object { json in
          json.share(stance.share)
          json.field("cues", stance.cues)
        }
      }
    }
    json.key("roles")
    json.object { json in for role in Role.allCases { json.field(role.rawValue, rate.roles[role] ?? 0) } }
    json.objects("attributes", rate.attributes) { count, json in
      json.field("attribute", count.attribute)
      json.field("value", count.value)
      json.share(count.share)
    }
    if let density = rate.density { write(density, to: &json) }
    if let onset = rate.onset { write(onset, to: &json) }
  }

  private func write(_ density: Density, to json: inout JSONWriter) {
    json.key("density")
    json.object { json in
      json.integers([("cues", density.cues), ("words", density.words)])
      json.field("per_1000_words", density.perThousandWords)
      json.bounds("interval", density.interval)
      json.share("active", density.active)
    }
  }

  private func write(_ onset: Onset, to json: inout JSONWriter) {
    json.key("onset")
    json.object { json in
      json.field("texts", onset.count)
      json.field("median", onset.median)
      json.share("first_third", onset.firstThird)
      json.list("steps", onset.steps) { step, json in json.integer(step) }
    }
  }

  /// `headline` is the figure to quote; `rate` stays the raw one.
  private func write(_ corrected: CorrectedRate, to json: inout JSONWriter) {
    json.key("corrected")
    json.object { json in
      json.field("audited", corrected.audited)
      json.share("flagged", corrected.flagged)
      json.share("unflagged", corrected.unflagged)
      json.estimate("headline", corrected.twoPhase)
      json.estimate("two_phase", corrected.twoPhase)
      json.estimate("rogan_gladen", corrected.roganGladen)
      json.estimate("prediction_powered", corrected.predictionPowered)
    }
  }
}
