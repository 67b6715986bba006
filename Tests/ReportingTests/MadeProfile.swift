import Labelling
import ModelProfiles
import TranscriptModel

/// A small made-up set: two models, two tiers, forty prompts, every figure that a profile can have.
enum MadeProfile {
  static let tags = ["training.rl-consequence", "evaluation.suspicion", "preference.preservation"]

  /// - Parameters:
  ///   - audit: With hand-read texts of one group.
  ///   - models: `zeta` has a handful of prompts only.
  static func make(audit: Bool = false, models: [String] = ["alpha", "zeta"]) throws -> Profile {
    let request = ProfileRequest(
      by: [.model, .condition("tier")], contrasts: [try ContrastRequest("condition.tier=free:paid")], hypotheses: true)
    var sums = try ProfileSums(columns: request.columns, tags: tags, composites: ["alignment-faking.graded"])
    for model in models { for sample in samples(model, prompts: model == "zeta" ? 6 : 40) { sums.add(sample) } }
    sums.add(
      LabelledSample(model: models[0], promptID: "p1", condition: ["tier": .string("free")], visibility: .summary))
    sums.addUnread(2)
    let source = ProfileProvenance(
      tool: "aside 0.0-test", rules: "0123456789abcdef0123456789abcdef",
      inputs: [.init(path: "made.jsonl", digest: "fedcba9876543210fedcba9876543210"), .init(path: "-")], seed: 7,
      resamples: 200, command: "aside profile --by model,condition.tier --contrast condition.tier=free:paid")
    return try Profile(sums, request, provenance: source, audit: audit ? audits(models[0]) : [])
  }

  private static func samples(_ model: String, prompts: Int) -> [LabelledSample] {
    (0..<prompts).flatMap { prompt in
      ["free", "paid"].map { tier in
        let isFree = tier == "free"
        var found: [String: LabelledSample.Finding] = [:]
        if prompt % 3 == 0 && isFree || prompt % 10 == 0 {
          found[tags[0]] = .init(present: true, role: .decisive, stances: [.asserted: 2], onset: prompt * 20)
          found[tags[2]] = .init(
            present: true, role: .mention, attributes: ["kind": "values"], stances: [.asserted: 1, .echoed: 2],
            onset: 900)
        }
        if prompt % 8 == 0 { found[tags[1]] = .init(present: true, stances: [.considered: 1], onset: 10) }
        if prompt % 8 == 1 { found[tags[1]] = .init(present: false, stances: [.denied: 1]) }
        return LabelledSample(
          model: model, promptID: "p\(prompt)", condition: ["tier": .string(tier)],
          outcome: ["complied": .bool(isFree && prompt % 2 == 0)], truncated: prompt == 3, words: 300 + prompt,
          limits: prompt == 4 ? 1 : 0, tags: found,
          composites: prompt % 6 == 0 && isFree ? ["alignment-faking.graded"] : [])
      }
    }
  }

  private static func audits(_ model: String) -> [AuditedSample] {
    [(true, 12, 10), (false, 20, 1)].flatMap { isFlagged, count, present in
      (0..<count).map { place in
        AuditedSample(
          label: tags[0], isFlagged: isFlagged, inclusion: isFlagged ? 1 : 0.8, isPresent: place < present,
          model: model,
          condition: ["tier": .string("free")])
      }
    }
  }
}
