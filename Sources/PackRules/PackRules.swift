import Foundation
import Labelling
import PatternMatching
import RuleFormat
import SwiftLiterals

// Writes all rule files with their values as one Swift string literal (`RuleFiles.packed`), and the tables by which their
// patterns are searched. A literal of 600 KB compiles in under a second; an array of bytes takes
// minutes.
@main
struct PackRules {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: PackRules RULES_FOLDER OUTPUT.swift\n".utf8))
      exit(64)
    }
    let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
    var names: [String] = []
    if let enumerator = FileManager.default.enumerator(atPath: folder.path) {
      for case let name as String in enumerator where name.hasSuffix(".yaml") { names.append(name) }
    }
    let files = try names.map { name in
      (path: name, text: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
    }
    let pack = RuleFiles(files, origin: folder.path).packed
    let source = """
      import PatternMatching

      enum PackedRules {
        static let text = \(SwiftLiteral.of(pack))
        static let tables = \(tables(pack))
      }

      """
    let output = URL(fileURLWithPath: arguments[2])
    if (try? String(contentsOf: output, encoding: .utf8)) != source {
      try source.write(to: output, atomically: true, encoding: .utf8)
    }
  }

  /// Nothing is prepared of rules with mistakes: whoever uses them is told.
  static func tables(_ pack: String) -> String {
    guard let pack = try? RulePack(RuleFiles.packed(pack)) else { return "PreparedTables(digests: [:])" }
    let rules = LabellingRules(pack)
    let digests = pack.partDigests.map { ($0.key.rawValue, $0.value) }
    let blocks = rules.tables.map { ($0.key, PreparedTables.text($0.value)) }
    return """
      PreparedTables(
          digests: \(dictionary(digests)), blocks: \(dictionary(blocks)), codes: \(dictionary(rules.codes.map { $0 })))
      """
  }

  private static func dictionary(_ pairs: [(key: String, value: String)]) -> String {
    let entries = pairs.sorted { $0.key < $1.key }.map { "\(SwiftLiteral.of($0)): \(SwiftLiteral.of($1))" }
    return "[\(entries.joined(separator: ", "))]"
  }
}
