/// One entry of `Rules/Modifiers/<category>.yaml`: words near a cue that change how it is meant.
///
/// The model is medspaCy's ConText: cues are found first, then judged by modifiers with a direction
/// and a scope that terminators end.
package struct Modifier: Sendable {
  package enum Direction: String, Sendable, CaseIterable {
    /// Acts on cues after it.
    case forward
    /// Acts on cues before it.
    case backward
    case both
    /// Ends the scope of modifiers that would reach across it.
    case endsScope = "ends-scope"
    /// Looks like a modifier of its category and cancels those that it overlaps.
    case lookAlike = "look-alike"
  }

  package enum Effect: Sendable, Equatable {
    case stance(Stance)
    case role(Role)
    /// Directions `ends-scope` and `look-alike` set nothing.
    case none
  }

  /// How many sentences on a modifier still acts.
  package enum Reach: String, Sendable, CaseIterable {
    case sentence
    /// The cue's neighbour on the side of the direction as well.
    case neighbour
  }

  package var name: String
  package var category: String
  package var effect: Effect
  package var direction: Direction
  /// Words between modifier and cue at most.
  package var maxWords: Int
  package var reach: Reach
  /// Acts on cues of tags with one of these natures; empty means all.
  package var natures: [Tag.Nature]
  /// Acts on cues of these tags only; empty means all.
  package var tags: [String]
  /// Does not act on a cue whose own words hold I, me, my or we: those speak of the model.
  package var sparesFirstPerson: Bool
  /// May stand inside the cue's span.
  package var inside: Bool
  /// Which modifier wins where several apply: greater first, then the nearest.
  package var priority: Int
  package var pattern: PatternReference
  package var examples: [RuleExamples.Match]
  package var path: String
}
