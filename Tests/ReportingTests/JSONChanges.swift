/// Every copy of a JSON value with one change: a value replaced by one of another kind, a key dropped or added.
struct JSONChanges {
  private static var others: [Any] { [7, -5, "zzz", true, [Any](), [["x"]], ["nope": 1] as [String: Any]] }
  private let root: Any

  init(_ root: Any) { self.root = root }

  var all: [(place: String, value: Any)] { Self.changes(root, "") }

  private static func changes(_ value: Any, _ place: String) -> [(place: String, value: Any)] {
    var all: [(String, Any)] = place.isEmpty ? [] : others.map { ("\(place) = \($0)", $0) }
    if let object = value as? [String: Any] {
      all.append(("\(place)/nope added", object.merging(["nope": 1]) { $1 }))
      for (key, member) in object {
        all.append(("\(place)/\(key) dropped", object.filter { $0.key != key }))
        all += changes(member, "\(place)/\(key)").map { ($0, object.merging([key: $1]) { $1 }) }
      }
    }
    if let list = value as? [Any] {
      for (index, item) in list.enumerated() {
        all += changes(item, "\(place)/\(index)").map { change in
          var copy = list
          copy[index] = change.value
          return (change.place, copy)
        }
      }
    }
    return all
  }
}
