/// The keys of one kind of mapping.
package struct YAMLLayout: Sendable {
  package struct Key: Sendable {
    package let name: String
    package let shape: YAMLShape
    package let isRequired: Bool
    /// One sentence for the author of a file: editors show it beside the key.
    package let meaning: String

    package static func required(_ name: String, _ shape: YAMLShape, _ meaning: String) -> Key {
      Key(name: name, shape: shape, isRequired: true, meaning: meaning)
    }

    package static func optional(_ name: String, _ shape: YAMLShape, _ meaning: String) -> Key {
      Key(name: name, shape: shape, isRequired: false, meaning: meaning)
    }
  }

  /// How messages call the mapping: `a rule`, `'within'`.
  package let what: String
  /// In the order in which authors write them.
  package let keys: [Key]
  /// Of these names exactly one must be there; empty where any number may be. The reader of the mapping reports it,
  /// because it knows what to advise.
  package let exactlyOneOf: [String]

  package init(_ what: String, exactlyOneOf: [String] = [], _ keys: [Key]) {
    self.what = what
    self.keys = keys
    self.exactlyOneOf = exactlyOneOf
  }

  package var names: [String] { keys.map(\.name) }

  package subscript(name: String) -> Key? { keys.first { $0.name == name } }

  /// True when `found` has as many of `exactlyOneOf` as it should.
  package func choosesOne(_ found: YAMLFields) -> Bool {
    exactlyOneOf.isEmpty || exactlyOneOf.count { found[$0] != nil } == 1
  }
}
