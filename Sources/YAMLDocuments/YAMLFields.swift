/// The values of a mapping whose keys were checked against a layout.
package struct YAMLFields {
  package let layout: YAMLLayout
  private let values: [String: YAMLValue]

  init(_ values: [String: YAMLValue], of layout: YAMLLayout) {
    self.values = values
    self.layout = layout
  }

  package subscript(name: String) -> YAMLValue? { values[name] }

  /// How many keys of the layout are there.
  package var count: Int { values.count }
}
