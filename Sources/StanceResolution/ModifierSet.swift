import PatternMatching
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// The modifiers found in one sentence.
struct SentenceModifiers {
  /// In force, by place.
  var active: [ModifierHit] = []
  /// Cancelled by a look-alike.
  var cancelled: [ModifierHit] = []
  /// Limits that modifiers hit; what they would have found is not known.
  var limits: [MatchLimit] = []
}

/// The modifiers of a pack, compiled for searching. Immutable; shared by threads.
package final class ModifierSet: Sendable {
  let modifiers: [Modifier]
  /// For the prefilter's scratch, which every task makes for itself.
  package let patternSet: PatternSet
  /// Natures of the tags, for modifiers that act on some only.
  let natures: [String: Tag.Nature]

  /// - Parameter prepared: Made of the very modifiers of the pack.
  package init(_ pack: RulePack, prepared: PatternSet.Prepared? = nil) {
    modifiers = pack.modifiers
    patternSet = PatternSet(pack.modifiers.map(\.pattern.compiled), prepared: prepared)
    natures = Dictionary(pack.tags.map { ($0.id, $0.nature) }, uniquingKeysWith: { first, _ in first })
  }

  /// The modifiers of one sentence that are in force: look-alikes have cancelled what they overlap.
  func hits(
    in sentence: Int, of text: ReasoningText, scratch: MatchScratch, prefilter: PatternSet.Scratch
  ) -> SentenceModifiers {
    let range = text.sentences[sentence].range
    var all: [ModifierHit] = []
    var limits: [MatchLimit] = []
    text.part.text.bytes.withUnsafeBufferPointer { bytes in
      let slice = UnsafeBufferPointer(rebasing: bytes[range.start..<range.end])
      let candidates = patternSet.candidates(in: slice, scratch: prefilter)
      for candidate in candidates.items {
        let limit = patternSet.search(candidate, of: candidates, in: slice, scratch: scratch) { match in
          all.append(
            ModifierHit(modifier: candidate.pattern, range: match.range.shifted(by: range.start), sentence: sentence))
        }
        if let limit { limits.append(limit) }
      }
    }
    let lookAlikes = all.filter { modifiers[$0.modifier].direction == .lookAlike }
    func isCancelled(_ hit: ModifierHit) -> Bool {
      modifiers[hit.modifier].direction != .lookAlike
        && lookAlikes.contains {
          modifiers[$0.modifier].category == modifiers[hit.modifier].category && $0.range.overlaps(hit.range)
        }
    }
    let active = all.filter { modifiers[$0.modifier].direction != .lookAlike && !isCancelled($0) }
    return SentenceModifiers(
      active: active.sorted { $0.range.start < $1.range.start }, cancelled: all.filter(isCancelled), limits: limits)
  }
}
