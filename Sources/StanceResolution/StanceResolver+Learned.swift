import RuleMatching
import TranscriptModel

extension StanceResolver {
  /// The stance of a learned sentence, asked at several places of it: what is denied, quoted or the like at one of them is so as
  /// a whole. Words do not know whom they tell of, so in a story of others the thought is its topic.
  ///
  /// - Parameter ranges: One or more; the first gives role and echo.
  package func resolve(_ ranges: [ByteRange], tag: String, in context: ResolutionContext) -> Resolution {
    let resolutions = ranges.map { range in
      resolve(CueMatch(rule: -1, range: range, patterns: ["words"], groups: []), tag: tag, subject: .any, in: context)
    }
    var resolution =
      resolutions.first { !$0.stance.counts } ?? resolutions.first
      ?? Resolution(stance: .topic, role: .mention, echo: 0, trace: [])
    guard resolution.stance.counts, context.tellsOfOthers else { return resolution }
    resolution.stance = .topic
    resolution.role = .mention
    resolution.trace.append(.init(kind: .subject, name: "a story of others", effect: "topic", range: nil))
    return resolution
  }
}
