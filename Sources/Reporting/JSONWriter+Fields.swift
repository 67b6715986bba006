import JSONWriting

/// Keys with their values, for records that are not written per transcript.
extension JSONWriter {
  mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  /// `nil` becomes null.
  mutating func field(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  mutating func strings(_ name: String, _ values: [String]) {
    key(name)
    array { json in
      for value in values { json.string(value) }
    }
  }

  /// An array with one object for each item.
  mutating func objects<Item>(_ name: String, _ items: [Item], _ body: (Item, inout JSONWriter) -> Void) {
    key(name)
    array { json in
      for item in items { json.object { body(item, &$0) } }
    }
  }
}
