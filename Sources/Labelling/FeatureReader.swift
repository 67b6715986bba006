import RuleFormat
import TranscriptModel

/// Reads the features of every tag with a cue from a labelled transcript.
///
/// They depend on cues and composites by the scores of the rules alone, so a calibrated and an
/// uncalibrated transcript have the same.
package struct FeatureReader: Sendable {
  private let composites: CompositeScorer
  /// Ids of composites by the tags they name.
  private let compositesByTag: [String: [String]]

  package init(_ pack: RulePack) {
    composites = CompositeScorer(composites: pack.composites)
    var byTag: [String: [String]] = [:]
    for composite in pack.composites {
      for tag in composite.tagsSpokenFor { byTag[tag, default: []].append(composite.id) }
    }
    compositesByTag = byTag
  }

  /// - Returns: By tag; empty without cues. Cost grows with the cues only.
  package func features(of labelled: LabelledTranscript) -> [String: TagFeatures] {
    guard !labelled.cues.isEmpty else { return [:] }
    let groups = Dictionary(grouping: labelled.cues, by: \.tag)
    let ofRules = labelled.cues.filter { !$0.isLearned }
    var features: [String: TagFeatures] = [:]
    for (tag, cues) in groups {
      features[tag] = TagFeatures(
        cues, words: labelled.reasoning.words, textLogit: labelled.wordLogits[tag] ?? 0)
    }
    var tags = labelled.tags
    for (tag, read) in features { tags[tag]?.score = read.ruleScore }
    let holding = composites.labels(ofRules, tags, sentences: labelled.reasoning.sentences)
    let counting = features.filter { $0.value[.counting] > 0 }.keys
    let contested = ContestedTags.among(ofRules)
    for (tag, cues) in groups {
      let others = counting.filter { $0 != tag }
      let relatives = others.count { Self.family($0) == Self.family(tag) }
      features[tag]?[.family] = TagFeatures.damped(relatives)
      features[tag]?[.company] = TagFeatures.damped(others.count - relatives)
      features[tag]?[.composites] = TagFeatures.damped(
        compositesByTag[tag, default: []].count { holding[$0]?.present == true })
      features[tag]?[.contested] = contested.contains(tag) ? 1 : 0
      features[tag]?[.firstPerson] = TagFeatures.damped(Self.firstPerson(cues, in: labelled.transcript))
    }
    return features
  }

  private static func firstPerson(_ cues: [Cue], in transcript: Transcript) -> Int {
    let counts = cues.filter(\.stance.counts).compactMap { cue in
      transcript.parts.indices.contains(cue.part)
        ? FirstPersonCount.around(cue.range, in: transcript.parts[cue.part].text) : nil
    }
    return counts.max() ?? 0
  }

  private static func family(_ tag: String) -> Substring { tag.prefix { $0 != "." } }
}

extension Composite {
  /// Tags whose presence makes the composite likelier.
  fileprivate var tagsSpokenFor: Set<String> {
    Set(all.joined().filter(\.stances.isEmpty).map(\.tag)).union(weights.filter { $0.value > 0 }.keys)
  }
}
