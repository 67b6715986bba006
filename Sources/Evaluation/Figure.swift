/// A figure, or why there is none.
package enum Figure<Value: Sendable>: Sendable {
  case stated(Value)
  case withheld(Withheld)

  package var value: Value? {
    if case .stated(let value) = self { return value }
    return nil
  }

  package var withheld: Withheld? {
    if case .withheld(let reason) = self { return reason }
    return nil
  }
}

/// Why a figure is not stated.
package enum Withheld: Sendable, Equatable {
  case tooFewPositives(Int, needed: Int)
  case tooFewTexts(Int, needed: Int)
  case noCues
  case noStances
  case noQuotes

  /// For people, as in "withheld: …".
  package var reason: String {
    switch self {
    case .tooFewPositives(let count, let needed): "\(count) present text\(count == 1 ? "" : "s"), \(needed) are needed"
    case .tooFewTexts(let count, let needed): "\(count) text\(count == 1 ? "" : "s"), \(needed) are needed"
    case .noCues: "no text has a cue of it"
    case .noStances: "the gold names no stance of it"
    case .noQuotes: "the gold quotes no evidence that stands in the texts"
    }
  }
}
