import RuleFormat
import TranscriptModel
import TranscriptReading
import YAMLDocuments

/// Reads gold: rows of JSON Lines with `tags` (and `agreed`, `disputed`, `uncounted`), or a table
/// `id,tag,present`, in which `tag` may be a composite, or a validation set of Inspect Scout.
package struct GoldReader {
  private let parser: GoldRowParser
  private let cells: GoldCells
  private var rows: [GoldRow] = []
  private var indices: [String: Int] = [:]
  /// Where an id was first seen, by id.
  private var places: [String: TranscriptSource] = [:]
  private var problems: [Diagnostic] = []
  private var source = TranscriptSource(path: "")

  /// - Parameter target: The tag or composite that a column `target` of Scout's is about.
  package init(_ pack: RulePack, target: String? = nil) {
    parser = GoldRowParser(pack)
    cells = GoldCells(target: target)
  }

  /// - Throws: Every mistake of every file at once, at most fifty; nothing is half read.
  package mutating func read(_ files: [String]) throws(Diagnostics) -> [GoldRow] {
    if let target = cells.target, let mistake = parser.unknown(target, allowsComposites: true) {
      source = TranscriptSource(path: "--gold-tag")
      report(mistake)
    } else {
      for file in files { read(file) }
    }
    if rows.isEmpty, problems.isEmpty {
      report(GoldMistake(GoldCode.unreadable, "the gold file holds no rows", help: GoldRowParser.shape))
    }
    guard problems.isEmpty else { throw Diagnostics(summed) }
    return rows
  }

  /// One mistake instead of many where the file is no gold at all.
  private var summed: [Diagnostic] {
    guard rows.isEmpty, problems.count > 1, problems.allSatisfy({ $0.code == GoldCode.missingID.rawValue }) else {
      return problems
    }
    var first = problems[0]
    first.message = "no row has an id"
    first.help = GoldRowParser.shape
    return [first]
  }

  private mutating func read(_ file: String) {
    source = TranscriptSource(path: file)
    do throws(StreamFailure) {
      let blocks = try DumpReader(path: file).blocks(othersAreTables: true)
      let records = RecordParser()
      while let block = blocks.next() {
        records.placedValues(of: block) { root, place in
          source = place
          take(root, isTable: block.isTable)
        }
        if let failure = block.failure { throw failure }
      }
    } catch {
      report(GoldMistake(GoldCode.unreadable, "the gold cannot be read: \(error.code.title)", help: error.code.cure))
    }
  }

  private mutating func take(_ root: JSONValue?, isTable: Bool) {
    guard let root, root.kind == .object else {
      return report(GoldMistake(GoldCode.unreadable, "the row is no JSON object", help: "one object a line"))
    }
    guard let id = root.column("id")?.text, !id.isEmpty else {
      return report(GoldMistake(GoldCode.missingID, "the row has no id", help: "every row needs its transcript's id"))
    }
    if isTable || GoldCells.holds(root) { return takeCells(root, id) }
    let first = places[id]
    guard first == nil else { return report(twice("the id '\(id)'", first)) }
    let (row, mistakes) = parser.row(root, id: id)
    mistakes.forEach { report($0) }
    add(row)
  }

  private mutating func takeCells(_ root: JSONValue, _ id: String) {
    let (cells, mistakes) = cells.cells(of: root)
    mistakes.forEach { report($0) }
    if cells.isEmpty, mistakes.isEmpty, indices[id] == nil { add(GoldRow(id: id, present: [], spokenOf: [])) }
    for cell in cells { take(cell, of: id) }
  }

  /// One verdict on one tag or composite.
  private mutating func take(_ cell: GoldCells.Cell, of id: String) {
    if let mistake = parser.unknown(cell.name, allowsComposites: true) { return report(mistake) }
    let key = "\(id)\u{0}\(cell.name)"
    if let first = places[key] { return report(twice("'\(cell.name)' of '\(id)'", first)) }
    places[key] = source
    if indices[id] == nil { add(GoldRow(id: id, present: [], spokenOf: [])) }
    guard let index = indices[id] else { return }
    if parser.composites.contains(cell.name) {
      rows[index].composites[cell.name] = cell.present
    } else {
      rows[index].spokenOf?.insert(cell.name)
      if cell.present { rows[index].present.insert(cell.name) }
    }
  }

  private mutating func add(_ row: GoldRow) {
    places[row.id] = source
    indices[row.id] = rows.count
    rows.append(row)
  }

  private func twice(_ what: String, _ first: TranscriptSource?) -> GoldMistake {
    GoldMistake(
      GoldCode.duplicateID, "\(what) stands twice",
      help: first.map { "first at \($0.name); a transcript has one row, in a table one per tag" })
  }

  private mutating func report(_ mistake: GoldMistake) {
    guard problems.count < 50 else { return }
    let row = source.line == nil ? source.row.map { "row \($0): " } ?? "" : ""
    let path = source.path + (source.member.map { ":" + $0 } ?? "")
    problems.append(
      Diagnostic(
        code: mistake.code, message: row + mistake.message, path: path, line: source.line ?? 1, help: mistake.help))
  }
}
