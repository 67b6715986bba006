/// One entry of `Rules/composites.yaml`: a label made of labels.
package struct Composite: Sendable, Equatable {
  /// One ingredient: a tag, with the stances or the role that its cue must have.
  package struct Ingredient: Sendable, Hashable {
    package var tag: String
    /// Empty means the counting stances.
    package var stances: [Stance]
    package var role: Role?
  }

  /// How the counting cues of the ingredients must stand together.
  package enum Tie: Sendable, Equatable {
    /// Anywhere in the scratchpad.
    case transcript
    /// In a window of this many sentences.
    case passage(sentences: Int)
    /// In such a window, or each of them more than a mention and one of them decisive.
    case passageOrDecision(sentences: Int)
  }

  package var id: String
  package var title: String
  package var definition: String
  /// Groups that must all stand; of each group one ingredient is enough.
  package var all: [[Ingredient]]
  package var not: [Ingredient]
  /// Stands only if no cue of the ingredient's tag has another stance.
  package var only: Ingredient?
  package var tie: Tie
  /// Weights of a graded composite: logit of cue sentences per tag; empty for the others.
  package var weights: [String: Double]
  package var intercept: Double
}
