/// One entry of the closed list `Rules/tags.yaml`.
package struct Tag: Sendable, Equatable {
  /// What kind of thing the tag records; dismissals act on motives only.
  package enum Nature: String, Sendable, CaseIterable {
    /// Held to be so: still stands when it is said to make no difference.
    case belief
    /// A reason for acting: rejected when it is barred as a reason.
    case motive
    /// What the model decides to do.
    case choice
  }

  package var id: String
  package var title: String
  package var definition: String
  /// What the tag is not, for the rule book and the help.
  package var not: String
  package var nature: Nature
  /// Present also where the model holds the opposite: being trained on, or not being trained on.
  package var holdsEitherWay = false
  /// Attributes that rules of this tag may set, and their values.
  package var attributes: [String: [String]]
}
