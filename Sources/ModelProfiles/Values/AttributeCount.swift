/// How many texts with a tag have one value of one attribute.
package struct AttributeCount: Sendable, Hashable {
  package var attribute: String
  package var value: String
  /// Of the texts in which the tag is present and the attribute is set.
  package var share: Share

  package init(_ attribute: String, _ value: String, share: Share) {
    self.attribute = attribute
    self.value = value
    self.share = share
  }
}
