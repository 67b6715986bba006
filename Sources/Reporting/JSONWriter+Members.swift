import JSONWriting

/// Members of an object, key and value together.
extension JSONWriter {
  mutating func text(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func integers(_ members: [(String, Int)]) {
    for (name, value) in members {
      key(name)
      integer(value)
    }
  }

  /// Null where there is no value, or none that is finite.
  mutating func number(_ name: String, _ value: Double?) {
    key(name)
    if let value { number(value) } else { null() }
  }

  /// `[low, high]`, or null.
  mutating func interval(_ name: String, _ value: (low: Double, high: Double)?) {
    key(name)
    guard let value else { return null() }
    array { json in
      json.number(value.low)
      json.number(value.high)
    }
  }

  mutating func list<Items: Sequence>(
    _ name: String, _ items: Items, _ write: (Items.Element, inout JSONWriter) -> Void
  ) {
    key(name)
    array { json in for item in items { write(item, &json) } }
  }
}
