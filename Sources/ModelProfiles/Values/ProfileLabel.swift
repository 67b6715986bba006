/// A tag or a composite by its id.
package struct ProfileLabel: Sendable, Hashable {
  package var id: String
  package var isComposite: Bool

  package init(_ id: String, isComposite: Bool = false) {
    self.id = id
    self.isComposite = isComposite
  }
}
