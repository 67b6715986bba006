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
  package var origin: Origin

  /// How a text came to be.
  package enum Origin: String, Sendable {
    /// A rule was written or chosen with it in sight.
    case seen
    /// Written for a corpus, with no rule in sight.
    case unseen
    /// What a model in use has said, with no rule in sight.
    case inUse = "in use"
  }

  package init(
    gold: GoldRow, cluster: String, features: [String: TagFeatures], texts: [String], origin: Origin = .seen
  ) {
    self.gold = gold
    self.cluster = cluster
    self.features = features
    self.texts = texts
    self.origin = origin
  }
}

/// Fits one logistic model per tag.
///
/// Cues are right more often in the texts that the rules were written with than in others, above all cues that stand
/// alone. Where some texts are unseen, the others weigh together no more than they do, and the figures are those
/// of the unseen ones; penalty and threshold go by all, of which there are more. Texts of models in use weigh as much as all
/// others where scores are put right at the end and where a threshold is chosen; that of a precise tag goes by all
/// unseen ones alike.
package struct CalibrationFit: Sendable {
  /// By tag.
  package private(set) var models: [String: Calibration.Model] = [:]
  /// Tags without a model, in the order given, and why.
  package private(set) var withheld: [(tag: String, reason: String)] = []
  /// What texts of models in use have made of the scores.
  package let recalibration: Recalibration
  /// Which texts it was fitted on.
  package let digest: String
  package let rows: Int
  package let prompts: Int

  /// Fewer present texts than this are too few for a model.
  package static let minimumPositives = 10
  /// Cues from fewer prompts cannot be validated on others.
  package static let minimumPrompts = 10

  /// The result does not depend on the order of the rows. Cost: about a second for 600 texts and 14 tags.
  ///
  /// - Parameter precise: Tags whose threshold is to make them right 85 times of 100, at the cost of F1.
  package init(_ rows: [CalibrationRow], tags: [String], precise: Set<String> = []) {
    let sorted = rows.sorted { ($0.gold.id, $0.cluster) < ($1.gold.id, $1.cluster) }
    digest = TextDigest.hexadecimal(of: sorted.flatMap { Self.covered($0, tags) })
    self.rows = rows.count
    prompts = Set(rows.map(\.cluster)).count
    let mass = Self.massOfSeen(sorted, tags)
    let fits = tags.map { (tag: $0, fit: TagFit(sorted, tag: $0, massOfSeen: mass)) }
    let pooled = PooledFit(fits.map(\.fit))
    var chosen: [(tag: String, fit: TagFit, choice: TagFit.Choice)] = []
    for (tag, fit) in fits {
      if let reason = Self.reasonToWithhold(fit) {
        withheld.append((tag, reason))
      } else {
        chosen.append((tag, fit, fit.choice(pooled)))
      }
    }
    recalibration = Recalibration(chosen.flatMap { $0.fit.scored($0.choice) })
    for (tag, fit, choice) in chosen {
      models[tag] = fit.model(pooled, choice, recalibration, isPrecise: precise.contains(tag))
    }
  }

  /// What a seen text weighs against an unseen one: their verdicts on tags with a cue weigh the same together.
  private static func massOfSeen(_ rows: [CalibrationRow], _ tags: [String]) -> Double {
    func verdicts(_ rows: [CalibrationRow]) -> Int {
      rows.reduce(0) { sum, row in sum + tags.count { row.features[$0] != nil && row.gold.verdict(on: $0) != nil } }
    }
    let unseen = verdicts(rows.filter { $0.origin != .seen })
    let seen = verdicts(rows.filter { $0.origin == .seen })
    return unseen > 0 && seen > unseen ? Double(unseen) / Double(seen) : 1
  }

  private static func covered(_ row: CalibrationRow, _ tags: [String]) -> [String] {
    let verdicts = tags.map { tag in row.gold.verdict(on: tag).map { "\(tag) \($0)" } ?? "" }
    return [row.gold.id, row.cluster, "\(row.texts.count)"] + row.texts + verdicts
      + (row.origin == .seen ? [] : [row.origin.rawValue])
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
