import RuleFormat
import TranscriptModel

/// A place in a text about which a reader has decided what a rule should say.
package struct ExampleWish: Sendable {
  package enum Wanted: Sendable, Equatable {
    /// The cue is right, and is to have this stance.
    case match(Stance)
    /// The cue is right, and is to have this stance and these ends, in bytes of the text.
    case moved(ByteRange, Stance)
    /// The cue is none.
    case noMatch(because: String)
    /// The rule should find these words, and does not.
    case missed(because: String)
  }

  package var rule: Rule
  /// The whole reasoning.
  package var text: UTF8Text
  /// The cue, or the words that were missed; bytes of `text`.
  package var range: ByteRange
  /// The cue's stance as it was labelled; `nil` for missed words.
  package var found: Stance?
  package var wanted: Wanted

  package init(rule: Rule, text: UTF8Text, range: ByteRange, found: Stance?, wanted: Wanted) {
    self.rule = rule
    self.text = text
    self.range = range
    self.found = found
    self.wanted = wanted
  }
}

/// Why a wish cannot become an example.
package enum ExampleRefusal: Error, Sendable, Equatable, CaseIterable {
  /// Five sentences around the place are not enough for the rule to do what it did in the text.
  case needsMoreText
  /// The words hold ⟦ or ⟧, or cues lie across each other.
  case unmarkable
  /// The rule does not look into reasoning first, where examples are tried.
  case otherPlace

  package var message: String {
    switch self {
    case .needsMoreText: "the rule finds it only with more of the text than five sentences, or with the prompt"
    case .unmarkable: "the words hold ⟦ or ⟧, or cues that lie across each other"
    case .otherPlace: "the rule does not look into reasoning"
    }
  }
}
