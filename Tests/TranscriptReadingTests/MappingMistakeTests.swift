import Foundation
import TestSupport
import Testing
import YAMLDocuments

@testable import TranscriptReading

/// Each mistake in a mapping file is one error with a code, a place and help.
@Suite struct MappingMistakeTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    var file: String
    var code: String
    var line: Int
    var column: Int
    var says: String
    var testDescription: String { file }
  }

  static let mistakes = [
    Mistake(file: "id: a\nreasonning: b", code: "F004", line: 2, column: 1, says: "did you mean 'reasoning'"),
    Mistake(file: "id: a\nid: b", code: "F002", line: 1, column: 1, says: "stands twice"),
    Mistake(file: "id: [a", code: "F002", line: 2, column: 1, says: "not valid YAML"),
    Mistake(file: "", code: "F002", line: 1, column: 1, says: "is empty"),
    Mistake(file: "{}", code: "F005", line: 1, column: 1, says: "names no field"),
    Mistake(file: "- id", code: "F006", line: 1, column: 1, says: "must be a mapping"),
    Mistake(file: "id: a..b", code: "F008", line: 1, column: 7, says: "step of the path is empty"),
    Mistake(file: "id: ''", code: "F008", line: 1, column: 6, says: "name is empty"),
    Mistake(file: "id: /a~2", code: "F008", line: 1, column: 7, says: "'~0'"),
    Mistake(file: "id: [a, [b]]", code: "F006", line: 1, column: 9, says: "must be text"),
    Mistake(file: "id: []", code: "F005", line: 1, column: 5, says: "names no field"),
    Mistake(file: "id: ~", code: "F005", line: 1, column: 5, says: "names no field"),
    Mistake(file: "prompt: {from: prompt}", code: "F006", line: 1, column: 9, says: "a list of fields"),
    Mistake(file: "condition:\n  t: {form: prompt}", code: "F004", line: 2, column: 7, says: "did you mean 'from'"),
    Mistake(file: "model: {from: pth}", code: "F007", line: 1, column: 15, says: "did you mean 'path'"),
    Mistake(file: "model: {from: user}", code: "F005", line: 1, column: 8, says: "no 'pattern'"),
    Mistake(file: "model: {from: path, field: a}", code: "F005", line: 1, column: 8, says: "both 'from' and 'field'"),
    Mistake(file: "model: {pattern: a}", code: "F005", line: 1, column: 8, says: "no 'from' and no 'field'"),
    Mistake(file: "model: {field: a, pattern: 'é(b'}", code: "F003", line: 1, column: 32, says: "missing closing"),
    Mistake(file: "model: {field: a, values: [b]}", code: "F006", line: 1, column: 27, says: "must map values"),
    Mistake(file: "condition: {t: a}\nconditions: {t: b}", code: "F009", line: 2, column: 14, says: "keep one"),
  ]

  private func problems(_ text: String) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try FieldMappingReader.read(text, path: "map.yaml")
      return []
    } catch {
      return error.items
    }
  }

  @Test(arguments: mistakes)
  func isOneErrorWithItsPlace(mistake: Mistake) throws {
    let found = problems(mistake.file)
    let first = try #require(found.first)
    #expect(found.count == 1, "\(found.map(\.message))")
    #expect((first.code, first.line, first.column) == (mistake.code, mistake.line, mistake.column))
    #expect((first.message + first.help).contains(mistake.says), "\(first.message) \(first.help)")
    #expect(first.path == "map.yaml")
  }

  @Test func allMistakesComeAtOnceInOrder() {
    let found = problems("idd: x\nmodel: a..b\nepoch: []\ncondition:\n  t: {from: promt, pattern: '('}\n")
    #expect(found.map(\.code) == ["F004", "F008", "F005", "F007", "F003"])
    #expect(found.map(\.line) == [1, 2, 3, 5, 5])
  }

  @Test func bombsAndDepthAreRefused() {
    var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1..<10 {
      let items = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",")
      bomb += "a\(level): &a\(level) [\(items)]\n"
    }
    #expect(problems(bomb).map(\.code) == ["F002"])
    for keys in [
      "? *a9\n: 1\n? *a9\n: 2", "{*a9 : 1, *a9 : 2}", "*a9: 1\n*a9: 2", "[*a9]: 1\n[*a9]: 2", "{? *a9, ? *a9}",
    ] {
      #expect(problems(bomb + keys.replacing("{", with: "x: {")).map(\.code) == ["F002"], "\(keys)")
    }
    #expect(problems(String(repeating: "[", count: 100_000)).map(\.code) == ["F002"])
    #expect(problems("id: " + String(repeating: "a.", count: 100_000)).map(\.code) == ["F008"])
  }

  @Test func plainAliasesAreRead() throws {
    let map = "reasoning: &r [a, 'b?: c']\nanswer: *r\ncondition: {x: {field: &f q, pattern: 'a? :*f [x]:y'}, y: *f}"
    let mapping = try FieldMappingReader.read(map, path: "m")
    #expect(mapping.answer == mapping.reasoning && mapping.condition?.count == 2)
  }

  @Test func bytesThatAreNotUTF8AreShown() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("map-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Array("id: a\nmodel: é".utf8) + [0xFF] + Array("x\n".utf8)).write(to: file)
    #expect {
      try FieldMappingReader.read(path: file.path)
    } throws: { error in
      let first = (error as? Diagnostics)?.items.first
      return first?.code == "F001" && first?.line == 2 && first?.column == 9
    }
    #expect(throws: Diagnostics.self) { try FieldMappingReader.read(path: "/") }
    #expect(throws: Diagnostics.self) { try FieldMappingReader.read(path: file.path + ".gone") }
  }

  /// Pieces of mappings in any order are read or refused, and what is read is applied without a trap.
  @Test func randomMappingsNeverTrap() {
    let pieces = [
      "id:", " a", ".", "/", "~", "\n", "condition:", " {", "}", "from: ", "prompt", "path", ", ", "pattern: '(a|b'",
      "[", "]", "values: ", "-1", "0", "'", "\"", "reasoning: messages", "&x ", "*x", "é", "\t", "#",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      guard let mapping = try? FieldMappingReader.read(text, path: "m") else { continue }
      _ = Row.item(
        #"{"a":{"0":[1,"x"]},"messages":[{"role":"assistant","content":["x",null,{"type":"thinking"}]},[],5]}"#,
        mapping: mapping, source: .init(path: "f"))
    }
  }
}
