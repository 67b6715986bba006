/// How a cue is meant: what its sentence does with it. Definitions: `Rules/README.md`.
package enum Stance: String, Sendable, CaseIterable, Comparable {
  case asserted, considered, rejected, denied, echoed, quoted, hypothetical, topic

  /// True when a cue with this stance can make its tag present.
  package var counts: Bool { self == .asserted || self == .considered }

  /// Order of strength, strongest first, as declared: asserted, considered, then the others.
  package static func < (left: Stance, right: Stance) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a cue does for the decision; strongest first.
package enum Role: String, Sendable, CaseIterable, Comparable {
  /// In the decision sentence, next to it, or joined to it by so, therefore, because, in order to.
  case decisive
  case contributory
  /// Named without weight.
  case mention

  package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
