import Digests
import Labelling
import RuleFormat

/// One text with gold, as a calibration is fitted on it.
package struct CalibrationRow: Sendable {
  package var gold: GoldRow
  /// Its prompt, or its id: texts of one prompt are never on both sides of a validation.
  package var cluster: String
  /// Of the tags with a cue.
  package var features: [String: TagFeatures]
  /// What the digest covers, beside the verdicts: prompt and reasoning, part by part.
  package var texts: [String]

  package init(gold: GoldRow, cluster: String, features: [String: TagFeatures], texts: [String]) {
    self.gold = gold
    self.cluster = cluster
    self.features = features
    self.texts = texts
  }
}

/// Fits one logistic model per tag.
package struct CalibrationFit: Sendable {
  /// By tag.
  package private(set) var models: [String: Calibration.Model] = [:]
  /// Tags without a model, in the order given, and why.
  package private(set) var withheld: [(tag: String, reason: String)] = []
  /// Which texts it was fitted on.
  package let digest: String
  package let rows: Int
  package let prompts: Int

  /// Fewer present texts than this are too few for a model.
  package static let minimumPositives = 10
  /// Cues from fewer prompts cannot be validated on others.
  package static let minimumPrompts = 10

  /// The result does not depend on the order of the rows. Cost: about a second for 600 texts and 14 tags.
  package init(_ rows: [CalibrationRow], tags: [String]) {
    let sorted = rows.sorted { ($0.gold.id, $0.cluster) < ($1.gold.id, $1.cluster) }
    digest = TextDigest.hexadecimal(of: sorted.flatMap { Self.covered($0, tags) })
    self.rows = rows.count
    prompts = Set(rows.map(\.cluster)).count
    let fits = tags.map { (tag: $0, fit: TagFit(sorted, tag: $0)) }
    let pooled = PooledFit(fits.map(\.fit))
    for (tag, fit) in fits {
      if let reason = Self.reasonToWithhold(fit) {
        withheld.append((tag, reason))
      } else {
        models[tag] = fit.model(pooled)
      }
    }
  }

  private static func covered(_ row: CalibrationRow, _ tags: [String]) -> [String] {
    let verdicts = tags.map { tag in row.gold.verdict(on: tag).map { "\(tag) \($0)" } ?? "" }
    return [row.gold.id, row.cluster, "\(row.texts.count)"] + row.texts + verdicts
  }

  private static func reasonToWithhold(_ fit: TagFit) -> String? {
    if fit.positives < minimumPositives {
      return "\(fit.positives) texts have the tag, \(minimumPositives) are needed"
    }
    let prompts = Set(fit.cued.map(\.cluster)).count
    if prompts < minimumPrompts { return "cues come from \(prompts) prompts, \(minimumPrompts) are needed" }
    return nil
  }
}
