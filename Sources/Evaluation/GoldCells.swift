import TranscriptReading

/// The verdicts in one row of a table, `id,tag,present`, or of a validation set of Inspect Scout: `id,label_<tag>,…`,
/// `id,target`, or JSON with `labels`.
struct GoldCells {
  typealias Cell = (name: String, present: Bool)

  /// The tag or composite that a column `target` is about; Scout's files do not say.
  let target: String?

  /// Whether a row of JSON is Scout's and not Aside's.
  static func holds(_ root: JSONValue) -> Bool {
    root["tags"] == nil && root["agreed"] == nil && (root["labels"]?.kind == .object || root["target"] != nil)
  }

  /// Empty label cells were not judged (Scout itself takes them for true).
  func cells(of root: JSONValue) -> (cells: [Cell], mistakes: [GoldMistake]) {
    if root.column("tag") != nil || root.column("present") != nil { return single(root) }
    if let predicate = root["predicate"]?.text, !["", "eq"].contains(predicate) {
      let help = "only 'eq' says whether a tag is present; leave the row out"
      return ([], [GoldMistake(GoldCode.unreadable, "the predicate '\(predicate)' is not read", help: help)])
    }
    let labels = Self.labels(of: root)
    if !labels.isEmpty { return read(labels) }
    guard let value = root["target"] else { return single(root) }
    guard let target else {
      let help = "name the tag with --gold-tag, or the column label_<tag>"
      let message = "the column 'target' does not say which tag it is about"
      return ([], [GoldMistake(GoldCode.unreadable, message, help: help)])
    }
    return read([(target, value)])
  }

  private func single(_ root: JSONValue) -> (cells: [Cell], mistakes: [GoldMistake]) {
    guard let name = root.column("tag")?.string, !name.isEmpty, let present = root.column("present")?.flag else {
      let message = "the row has no tag, or a present that is not true or false"
      let help = "columns: id, tag, present, or those of a validation set of Inspect Scout: id, label_<tag>"
      return ([], [GoldMistake(GoldCode.unreadable, message, help: help)])
    }
    return ([(name, present)], [])
  }

  private func read(_ values: [(String, JSONValue)]) -> (cells: [Cell], mistakes: [GoldMistake]) {
    var (cells, mistakes): ([Cell], [GoldMistake]) = ([], [])
    for (name, value) in values {
      if let present = value.flag {
        cells.append((name, present))
      } else if value.text?.isEmpty == false {
        mistakes.append(
          GoldMistake(GoldCode.unreadable, "'\(name)' is neither true nor false", help: "write true or false"))
      }
    }
    return (cells, mistakes)
  }

  private static func labels(of root: JSONValue) -> [(String, JSONValue)] {
    let prefix = "label_"
    let columns = root.fields.filter { $0.key.hasPrefix(prefix) }
    return columns.map { (String($0.key.dropFirst(prefix.count)), $0.value) }
      + (root["labels"]?.fields.map { ($0.key, $0.value) } ?? [])
  }
}

extension JSONValue {
  /// A cell under a name as people write it: `Tag`, or ` tag` behind a comma and a blank.
  func column(_ name: String) -> JSONValue? {
    self[name] ?? fields.first { $0.key.lowercased().split(separator: " ").elementsEqual([Substring(name)]) }?.value
  }

  /// A truth value, also as 0 and 1 or as a word.
  var flag: Bool? {
    if let bool { return bool }
    return switch text?.lowercased() {
    case "true", "1", "yes": true
    case "false", "0", "no": false
    default: nil
    }
  }
}
