import Labelling
import RuleFormat
import StanceResolution
import TranscriptModel

/// Tries whether a rule does in a piece of a text what it did in the whole.
struct ExampleTrial {
  private let wish: ExampleWish
  private let probe: ExampleProbe
  private let quote: String

  init(_ wish: ExampleWish, _ modifiers: ModifierSet) {
    self.wish = wish
    // A deprecated rule is not run on transcripts; its examples are.
    var rule = wish.rule
    rule.status = .test
    probe = ExampleProbe(rule: rule, modifiers: modifiers)
    quote = wish.text.string(at: wish.range)
  }

  func cues(_ range: ByteRange) -> [ExampleProbe.JudgedCue] {
    probe.cues(in: wish.text.string(at: range), prompt: nil)
  }

  func holds(_ range: ByteRange) -> Bool {
    let cues = cues(range)
    switch wish.wanted {
    // What the rule finds beside the words may be cut away.
    case .missed: return !cues.contains { $0.match.range.shifted(by: range.start).overlaps(wish.range) }
    case .noMatch: return has(cues, range)
    case .match, .moved:
      // An example's stance is asked of every cue in it.
      guard has(cues, range), cues.allSatisfy({ $0.resolution.stance == wish.found }) else { return false }
      let prefix = RuleExampleCheck.multiBytePrefix
      let shifted = probe.cues(in: prefix + wish.text.string(at: range), prompt: nil)
      return shifted.map(\.match.range) == cues.map { $0.match.range.shifted(by: prefix.utf8.count) }
        && shifted.map(\.resolution.stance) == cues.map(\.resolution.stance)
    }
  }

  /// The cue is found in the same place.
  private func has(_ cues: [ExampleProbe.JudgedCue], _ range: ByteRange) -> Bool {
    cues.contains { $0.match.range.shifted(by: range.start) == wish.range }
  }
}
