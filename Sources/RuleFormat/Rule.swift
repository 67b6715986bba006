import LazyValues
import TranscriptModel

/// One rule file: patterns, how they combine, and the examples that prove it.
package struct Rule: Sendable {
  package enum Status: String, Sendable, CaseIterable { case experimental, test, stable, deprecated }
  /// How far one cue of the rule can be trusted on its own.
  package enum Strength: String, Sendable, CaseIterable { case weak, standard, strong }
  package enum Subject: String, Sendable, CaseIterable {
    /// The cue's clause must speak of the model itself; otherwise the cue is `topic`.
    case firstPerson = "first-person"
    case any
  }
  package enum Place: String, Sendable, CaseIterable {
    case reasoning, answer, prompt

    package init?(_ kind: PartKind) {
      switch kind {
      case .reasoning: self = .reasoning
      case .answer: self = .answer
      case .prompt, .system: self = .prompt
      default: return nil
      }
    }
  }

  package var id: String
  package var tag: String
  package var title: String
  package var status: Status
  package var description: String
  package var rationale: String
  package var references: [String]
  package var strength: Strength
  package var subject: Subject
  package var lookIn: [Place]
  package var patterns: [RulePattern]
  package var condition: RuleCondition
  /// Patterns that cancel a match when they match in a sentence the match touches.
  package var unless: [RulePattern]
  package var set: [String: String]
  /// Of rules that were checked when the program was built read from their file when first asked for.
  package var examples: RuleExamples {
    get { readExamples.value }
    set { readExamples = LazyValue(made: newValue) }
  }
  var readExamples: LazyValue<RuleExamples>
  /// The file below the rules folder, for messages.
  package var path: String
}

/// A named pattern with the source it was compiled from.
package struct RulePattern: Sendable {
  package var name: String
  package var pattern: PatternReference
}

/// How the patterns of a rule combine. With nothing set, each match of each pattern is a cue.
package struct RuleCondition: Sendable, Equatable {
  /// How far apart the patterns of one cue may stand.
  package enum Window: Sendable, Equatable {
    case sentences(Int)
    case words(Int)
    /// Five sentences, as for composites.
    case passage

    package static let passageSentences = 5
  }

  /// At least one of these must match in the window.
  package var any: [String] = []
  /// Each of these must match in the window.
  package var all: [String] = []
  /// None of these may match in the window.
  package var not: [String] = []
  /// At least `count` different ones of `of`.
  package var atLeast: (count: Int, of: [String])?
  package var within: Window = .sentences(1)
  /// Names that must match in this order, each starting after the one before ended.
  package var order: [String] = []

  /// True when matches have to be combined.
  package var isCombined: Bool { !any.isEmpty || !all.isEmpty || !not.isEmpty || atLeast != nil || !order.isEmpty }

  package static func == (left: Self, right: Self) -> Bool {
    left.any == right.any && left.all == right.all && left.not == right.not
      && left.atLeast?.count == right.atLeast?.count && left.atLeast?.of == right.atLeast?.of
      && left.within == right.within && left.order == right.order
  }
}
