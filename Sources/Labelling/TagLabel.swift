import RuleFormat

/// The decision about one tag in one transcript.
package struct TagLabel: Sendable, Equatable {
  package var present: Bool
  /// 0 ... 1; `present` exactly when it reaches the tag's threshold.
  package var score: Double
  /// Cues of any stance.
  package var cues: Int
  /// The strongest among the counting cues, else among all.
  package var role: Role
  package var stance: Stance
  package var attributes: [String: String]
}

/// The decision about one composite.
package struct CompositeLabel: Sendable, Equatable {
  package var present: Bool
  package var score: Double
}
