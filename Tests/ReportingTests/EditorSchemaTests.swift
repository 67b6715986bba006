import Foundation
import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

@testable import Reporting

/// The schemas for editors: kept, met by every bundled file, and of one mind with the readers.
@Suite struct EditorSchemaTests {
  private typealias Object = [String: Any]
  private static let files = try? RuleFiles.folder(ProjectFolder.rules.path)
  private static let tags = files.flatMap { try? RulePack($0) }?.tags ?? []

  private static func object(_ text: String) throws -> Object {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  private static func check(_ kind: EditorSchema.Kind, tags: [RuleFormat.Tag] = tags) throws -> SchemaCheck {
    SchemaCheck(try object(EditorSchema(kind, tags: tags).text()))
  }

  /// `aside rules schema --rules Rules -o docs/schemas` writes them.
  @Test(arguments: EditorSchema.Kind.allCases)
  func theKeptSchemaIsUpToDate(kind: EditorSchema.Kind) throws {
    let schema = EditorSchema(kind, tags: Self.tags)
    let url = ProjectFolder.url.appendingPathComponent("docs/schemas").appendingPathComponent(schema.fileName)
    #expect(try String(contentsOf: url, encoding: .utf8) == schema.text())
  }

  private static func kind(of path: String) -> EditorSchema.Kind? {
    if path.hasPrefix("Cues/") { return .rule }
    if path.hasPrefix("Modifiers/") { return .modifier }
    return EditorSchema.Kind(rawValue: String(path.dropLast(".yaml".count)))
  }

  @Test func everyBundledFileMeetsItsSchema() throws {
    var count = 0
    var checks: [EditorSchema.Kind: SchemaCheck] = [:]
    for file in try #require(Self.files).files {
      guard let kind = Self.kind(of: file.path) else { continue }
      checks[kind] = try checks[kind] ?? Self.check(kind)
      let document = try YAMLDocument(file.text, path: file.path, code: RuleCode.notYAML)
      let problems = checks[kind]?.problems(of: YAMLObject.object(document.root))
      #expect(problems == [], "\(file.path)")
      count += 1
    }
    #expect(count > 230)
  }

  @Test func aNewRuleMeetsItsSchemaAndNamesIt() throws {
    let text = RuleTemplate.text(id: "demo/deep/fresh", tag: "evaluation.suspicion")
    #expect(text.hasPrefix("# yaml-language-server: $schema=../../../.schemas/rule.schema.json\n"))
    let document = try YAMLDocument(text, path: "x", code: RuleCode.notYAML)
    #expect(try Self.check(.rule).problems(of: YAMLObject.object(document.root)) == [])
  }

  @Test func aMisspeltKeyFails() throws {
    let document = try YAMLDocument(RuleFolder.rule(extra: "titel: t"), path: "x", code: RuleCode.notYAML)
    let tags = try RulePack(RuleFolder.files([:])).tags
    #expect(
      try Self.check(.rule, tags: tags).problems(of: YAMLObject.object(document.root)) == ["/titel is not described"])
  }
}
