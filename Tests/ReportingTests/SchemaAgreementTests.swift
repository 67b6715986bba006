import Foundation
import RuleFormat
import TestSupport
import Testing
import TranscriptReading
import YAMLDocuments

@testable import Reporting

/// Schema and reader are of one mind about shapes: each value of a full file is replaced, dropped or joined by an
/// unknown key, and both must say the same of it.
@Suite struct SchemaAgreementTests {
  private static let rule = #"""
    {"id": "demo/one", "tag": "demo.belief", "title": "t", "status": "test", "description": "d", "rationale": "r",
     "references": ["a"], "strength": "weak", "subject": "any", "look_in": ["reasoning"],
     "patterns": [{"name": "one", "regex": "cue"}, "other"], "any": ["one"], "all": ["one", "patterns-2"], "not": [],
     "at_least": {"count": 1, "of": ["one"]}, "within": {"words": 9}, "order": ["one", "patterns-2"],
     "unless": [{"name": "u", "regex": "u"}], "set": {"tester": "user"},
     "examples": {"match": [{"text": "⟦cue other⟧", "stance": "asserted", "role": "mention", "prompt": "p"}, "⟦cue⟧"],
       "no_match": [{"text": "t", "because": "b", "prompt": "p"}], "todo_match": [{"text": "t"}]}}
    """#
  private static let modifier = #"""
    {"category": "negation", "description": "d", "sets_stance": "denied", "natures": ["belief"], "tags": ["demo.belief"],
     "priority": 9, "spares_first_person": true, "modifiers": [
       {"phrase": "no", "direction": "forward", "max_words": 4, "reach": "sentence", "inside": true,
        "natures": "motive", "tags": "demo.motive", "priority": 1, "spares_first_person": false,
        "example": "no ⟦cue⟧", "examples": [{"text": "no ⟦cue⟧"}]}, {"regex": "r", "direction": "both", "example": "⟦c⟧"}]}
    """#
  private static let composites = #"""
    {"composites": [{"id": "c", "title": "t", "definition": "d", "all": [["demo.belief"], {"tag": "demo.motive",
      "stance": ["denied"], "role": "mention"}], "not": ["demo.choice"], "only": {"tag": "demo.belief"},
      "tie": {"passage": 5}, "weights": {"demo.belief": 1.5}, "intercept": 1}]}
    """#
  private static let mapping = #"""
    {"id": "a", "model": {"from": "path", "pattern": "x"}, "prompt_id": {"field": ["a", "b"], "values": {"a": "b"}},
     "epoch": "e", "prompt": ["p"], "reasoning": "r", "answer": "a", "condition": {"t": "a", "u": {"field": "b"}},
     "conditions": "c", "outcome": {"o": ["a"]}}
    """#

  /// The file of a kind, where it stands, and what one of the two may say alone, with the reason.
  private static let cases: [(kind: EditorSchema.Kind, path: String, text: String)] = [
    (.rule, "Cues/demo/one.yaml", rule), (.modifier, "Modifiers/negation.yaml", modifier),
    (
      .tags, "tags.yaml",
      #"{"tags": [{"id": "demo.belief", "title": "t", "definition": "d", "not": "n", "#
        + #""nature": "belief", "either_way": true, "attributes": {"tester": ["user"]}}]}"#
    ),
    (.composites, "composites.yaml", composites), (.mapping, "map.yaml", mapping),
  ]

  /// Codes for what a schema can tell too: unknown and missing keys, wrong types and values.
  private static let shapeCodes: Set = ["R004", "R005", "R006", "R007", "R008", "F004", "F005", "F006", "F007"]

  private static func problems(_ kind: EditorSchema.Kind, _ path: String, _ text: String) -> [Diagnostic] {
    guard kind == .mapping else { return RulePack.read(RuleFolder.files([path: text])).problems }
    do throws(Diagnostics) {
      _ = try FieldMappingReader.read(text, path: path)
      return []
    } catch {
      return error.items
    }
  }

  @Test(arguments: cases.indices)
  func bothSayTheSame(index: Int) throws {
    let (kind, path, text) = Self.cases[index]
    let tags = try RulePack(RuleFolder.files([:])).tags
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(EditorSchema(kind, tags: tags).text().utf8)) as? [String: Any])
    let check = SchemaCheck(schema)
    let whole = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect(
      check.problems(of: whole) == [] && Self.problems(kind, path, text).isEmpty, "\(Self.problems(kind, path, text))")
    var refused = 0
    for (place, changed) in JSONChanges(whole).all {
      let data = try JSONSerialization.data(withJSONObject: changed)
      let found = Self.problems(kind, path, String(decoding: data, as: UTF8.self))
      let isRefused = !check.problems(of: try JSONSerialization.jsonObject(with: data)).isEmpty
      if isRefused { refused += 1 }
      #expect(!isRefused || !found.isEmpty, "the schema alone refuses \(place)")
      let shapes = found.filter { Self.shapeCodes.contains($0.code) && !Self.isBeyondShapes($0) }
      #expect(isRefused || shapes.isEmpty, "the reader alone refuses \(place): \(shapes.map(\.message))")
    }
    #expect(refused > 30)
  }

  /// What depends on another place of the file, or on a text.
  private static func isBeyondShapes(_ problem: Diagnostic) -> Bool {
    [
      "nothing to hold", "needs two names", "is empty", "leaves no pattern", "names no field", "names no pattern",
      "has 'sets_stance' or", "has no 'pattern'", "is no value of the attribute", "a composite needs", "from 1 to",
      "no tag", "file's name", "no tag '", "mapping names no field",
    ].contains { problem.message.contains($0) }
  }
}
