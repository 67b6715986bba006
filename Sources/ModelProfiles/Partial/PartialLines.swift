import TranscriptReading
import YAMLDocuments

/// Values of a partial profile's lines.
enum PartialLines {
  /// Counts above this are damage; so many of them can be added without overflow.
  static let greatestCount = 1 << 40

  static func count(_ value: JSONValue?) -> Int? {
    guard let count = value?.integer, (0...greatestCount).contains(count) else { return nil }
    return count
  }

  /// Strings; `nil` where one is none.
  static func texts(_ value: JSONValue?) -> [String]? {
    guard let value, value.kind == .array else { return nil }
    let texts = value.items.compactMap(\.string)
    return texts.count == value.items.count ? texts : nil
  }

  static func columns(_ value: JSONValue?) -> [ProfileColumn]? {
    guard let names = texts(value) else { return nil }
    let columns = names.compactMap { ProfileColumn($0) }
    return columns.count == names.count ? columns : nil
  }

  /// Counts by name; `nil` for a name or a count that is none.
  static func map<Key: RawRepresentable<String> & Hashable>(_ value: JSONValue?, of: Key.Type) -> [Key: Int]? {
    guard let value, value.kind == .object else { return nil }
    var counts: [Key: Int] = [:]
    for (name, count) in value.fields {
      guard let key = Key(rawValue: name), let number = Self.count(count) else { return nil }
      counts[key] = number
    }
    return counts
  }

  /// `[[number, count], …]` with numbers in a range.
  static func pairs(_ value: JSONValue?, in range: Range<Int>) -> [Int: Int]? {
    guard let value, value.kind == .array else { return nil }
    var counts: [Int: Int] = [:]
    for pair in value.items {
      let pair = pair.items
      guard pair.count == 2, let number = pair[0].integer, range.contains(number), let count = Self.count(pair[1])
      else {
        return nil
      }
      counts[number] = count
    }
    return counts
  }

  /// Makes the empty sums that a head line describes; `nil` when it is no head.
  static func head(_ root: JSONValue) -> (() throws(Diagnostics) -> PartialProfile)? {
    guard root["schema"]?.string == PartialProfileWriter.schema, let tools = texts(root["tools"]),
      let rules = root["rules"]?.string, let columns = columns(root["columns"]), let tags = texts(root["tags"]),
      let composites = texts(root["composites"]), let unread = count(root["unread"]),
      let occurring = Self.columns(root["occurring"]), let strangers = texts(root["strangers"]),
      let notes = texts(root["notes"])
    else { return nil }
    let inputs = (root["inputs"]?.items ?? []).compactMap { input in
      input["path"]?.string.map { ProfileProvenance.Input(path: $0, digest: input["digest"]?.string) }
    }
    return { () throws(Diagnostics) in
      var sums = try ProfileSums(columns: columns, tags: tags, composites: composites)
      sums.addHead(unread: unread, occurring: Set(occurring), strangers: Set(strangers))
      return PartialProfile(sums, tools: Set(tools), rules: rules, inputs: inputs, notes: notes)
    }
  }
}
