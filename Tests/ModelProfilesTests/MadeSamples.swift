import Labelling
import ModelProfiles
import RuleFormat
import TranscriptModel
import YAMLDocuments

/// Labelled texts and sums made up for tests.
enum MadeSamples {
  static let tags = [
    "training.rl-consequence", "evaluation.suspicion", "evaluation.scenario-doubt", "observation.scratchpad-watched",
    "audience.researcher-expectation", "compliance.strategic", "preference.preservation",
  ]
  static let composites = ["alignment-faking.graded"]

  static func sums(_ samples: [LabelledSample], _ request: ProfileRequest) throws -> ProfileSums {
    try sums(samples, columns: request.columns)
  }

  static func sums(_ samples: [LabelledSample], columns: [ProfileColumn]) throws -> ProfileSums {
    var sums = try ProfileSums(columns: columns, tags: tags, composites: composites)
    for sample in samples { sums.add(sample) }
    return sums
  }

  static func profile(
    _ samples: [LabelledSample], _ request: ProfileRequest = ProfileRequest(), audit: [AuditedSample] = []
  ) throws -> Profile {
    try Profile(sums(samples, request), request, provenance: provenance, audit: audit)
  }

  static let provenance = ProfileProvenance(tool: "aside test", rules: "abc", resamples: 200)

  /// A text of one prompt and tier with some tags present, each by one asserted cue.
  static func text(
    _ prompt: String?, tier: String = "free", model: String? = "m", tags: [String] = [], composites: Set<String> = [],
    complied: Bool? = nil, onset: Int = 250
  ) -> LabelledSample {
    let finding = LabelledSample.Finding(present: true, role: .decisive, stances: [.asserted: 1], onset: onset)
    return LabelledSample(
      model: model, promptID: prompt, condition: ["tier": .string(tier)],
      outcome: complied.map { ["complied": .bool($0)] } ?? [:],
      tags: Dictionary(uniqueKeysWithValues: tags.map { ($0, finding) }), composites: composites)
  }

  /// One text of each prompt in both tiers: so many prompts with the tag in both, in free only, in paid only,
  /// in neither.
  static func tiers(_ tag: String, both: Int, free: Int, paid: Int, neither: Int) -> [LabelledSample] {
    let kinds = [(both, true, true), (free, true, false), (paid, false, true), (neither, false, false)]
    var prompt = 0
    return kinds.flatMap { count, inFree, inPaid in
      (0..<count).flatMap { _ in
        prompt += 1
        return [
          text("p\(prompt)", tags: inFree ? [tag] : []), text("p\(prompt)", tier: "paid", tags: inPaid ? [tag] : []),
        ]
      }
    }
  }

  static func contrast(_ text: String = "condition.tier=free:paid") throws -> ContrastRequest {
    try ContrastRequest(text)
  }
}
