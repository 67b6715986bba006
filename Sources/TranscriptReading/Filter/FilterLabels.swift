/// Names that an expression about labels may use.
package struct FilterLabels: Sendable {
  package var tags: [String]
  package var composites: [String]

  package init(tags: [String], composites: [String]) {
    self.tags = tags
    self.composites = composites
  }
}
