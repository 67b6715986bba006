import RuleFormat
import TranscriptReading
import YAMLDocuments

/// Codes of mistakes in gold files. Stable: scripts match on them.
package enum GoldCode {
  static let unreadable = "G001"
  static let unknownTag = "G002"
  static let duplicateID = "G003"
  static let missingID = "G004"
  package static let noOverlap = "G005"
}

/// Reads gold: rows of JSON Lines with `tags` (and `agreed`, `disputed`), or a table `id,tag,present`.
package struct GoldReader {
  private let known: Set<String>
  private let composites: Set<String>
  private var rows: [GoldRow] = []
  private var places: [String: Int] = [:]
  private var problems: [Diagnostic] = []
  private var path = ""
  private var number = 0
  private var isTable = false

  package init(_ pack: RulePack) {
    known = Set(pack.tags.map(\.id))
    composites = Set(pack.composites.map(\.id))
  }

  /// - Throws: Every mistake of every file at once; nothing is half read.
  package mutating func read(_ files: [String]) throws(Diagnostics) -> [GoldRow] {
    for file in files { read(file) }
    if rows.isEmpty, problems.isEmpty { report(GoldCode.unreadable, "the gold file holds no rows", help: nil) }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return rows
  }

  private mutating func read(_ file: String) {
    path = file
    number = 0
    do throws(StreamFailure) {
      let blocks = try DumpReader(path: file).blocks(othersAreTables: true)
      let parser = RecordParser()
      while let block = blocks.next() {
        isTable = block.isTable
        if let failure = block.failure { throw failure }
        let unread = parser.values(of: block) { take($0) }
        if unread > 0 { report(GoldCode.unreadable, "\(unread) rows are no JSON", help: "one object a line") }
      }
    } catch {
      report(GoldCode.unreadable, "the gold file cannot be read: \(error.code.title)", help: error.code.cure)
    }
  }

  private mutating func take(_ root: JSONValue) {
    number += 1
    guard let id = root["id"]?.text, !id.isEmpty else {
      return report(GoldCode.missingID, "row \(number) has no id", help: "every row needs the id of its transcript")
    }
    if isTable { return takeCell(root, id) }
    guard places[id] == nil else {
      return report(GoldCode.duplicateID, "the id '\(id)' stands twice", help: "ids of gold rows are unique")
    }
    var row = GoldRow(id: id, present: [])
    let tags = root["tags"]
    let agreed = root["agreed"].map { Set($0.items.compactMap(\.string)) }
    row.present = agreed ?? Set(tags?.fields.map(\.key) ?? tags?.items.compactMap(\.string) ?? [])
    row.disputed = Set(root["disputed"]?.items.compactMap(\.string) ?? [])
    for (tag, value) in tags?.fields ?? [] { if let quote = value["quote"]?.string { row.quotes[tag] = [quote] } }
    for (name, value) in root["composites"]?.fields ?? [] where composites.contains(name) {
      row.composites[name] = value.bool
    }
    if let flag = root["af"]?.flag { row.composites["alignment-faking.graded"] = flag }
    row.present.union(row.disputed).sorted().forEach { check($0) }
    add(row)
  }

  /// One verdict on one tag.
  private mutating func takeCell(_ root: JSONValue, _ id: String) {
    guard let tag = root["tag"]?.string, let present = root["present"]?.flag else {
      return report(GoldCode.unreadable, "row \(number) has no tag or no present", help: "columns: id, tag, present")
    }
    check(tag)
    let index = places[id] ?? rows.count
    if index == rows.count { add(GoldRow(id: id, present: [], spokenOf: [])) }
    if rows[index].spokenOf?.insert(tag).inserted == false {
      report(GoldCode.duplicateID, "'\(tag)' of '\(id)' stands twice", help: nil)
    }
    if present { rows[index].present.insert(tag) }
  }

  private mutating func add(_ row: GoldRow) {
    places[row.id] = rows.count
    rows.append(row)
  }

  private mutating func check(_ tag: String) {
    guard !known.contains(tag) else { return }
    let nearest = NearestName.of(tag, among: known.sorted()).map { "did you mean '\($0)'?" }
    report(GoldCode.unknownTag, "row \(number) has the unknown tag '\(tag)'", help: nearest)
  }

  private mutating func report(_ code: String, _ message: String, help: String?) {
    guard problems.count < 50 else { return }
    problems.append(Diagnostic(code: code, message: message, path: path, line: max(1, number), help: help))
  }
}

extension JSONValue {
  /// A truth value, also as 0 and 1 or as a word.
  fileprivate var flag: Bool? {
    if let bool { return bool }
    return switch text?.lowercased() {
    case "true", "1", "yes": true
    case "false", "0", "no": false
    default: nil
    }
  }
}
