import Foundation
import JSONWriting
import Labelling
import Reporting
import RuleFormat
import TestSupport
import Testing
import TranscriptModel
import TranscriptReading

@Suite("SARIF")
struct SARIFTests {
  private static let negation = """
    category: negation
    sets_stance: denied
    priority: 60
    modifiers:
      - {regex: '\\bnot\\b', direction: forward, max_words: 9, example: "it is not ⟦so⟧"}
    """

  private static func pack(_ more: [String: String] = [:]) throws -> RulePack {
    let rule = RuleFolder.rule(extra: "rationale: \"why [so](x) {0}\"\nreferences: [https://example.org/paper]")
    return try RulePack(
      RuleFolder.files(["Cues/demo/one.yaml": rule, "Modifiers/negation.yaml": negation].merging(more) { $1 }))
  }

  private static func transcript(_ text: String, id: String = "a:b", path: String = "d x.jsonl", line: Int? = 7)
    -> Transcript
  {
    Transcript(
      id: id, model: "m", condition: ["tier": .string("free")], source: TranscriptSource(path: path, line: line),
      parts: [Part(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad")])
  }

  /// A document as the sink puts it together.
  private static func log(
    _ transcripts: [Transcript], _ pack: RulePack, redacts: Bool = false, unread: [UnreadItem] = []
  ) throws -> [String: Any] {
    let writer = SARIFWriter(pack, version: "1.2.3", redacts: redacts)
    let labeller = Labeller(LabellingRules(pack))
    var json = JSONWriter()
    for transcript in transcripts { writer.write(labeller.label(transcript), to: &json) }
    let bytes = writer.head + json.bytes.dropFirst() + writer.tail(unread: unread, of: unread.count)
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private static func results(_ log: [String: Any]) -> [[String: Any]] {
    (log["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]] ?? []
  }

  private static func prints(_ log: [String: Any]) -> [String] {
    results(log).compactMap { ($0["partialFingerprints"] as? [String: String])?.values.first }
  }

  @Test func isWhatTheStandardAsksFor() throws {
    let unread = UnreadItem(source: TranscriptSource(path: "/tmp/ä.jsonl", line: 2), code: .notJSON)
    let log = try Self.log(
      [
        Self.transcript("the cue [is](so) {0}. it is not a cue"), Self.transcript("nothing"),
        Self.transcript("a cue", line: nil),
      ],
      Self.pack(), unread: [unread])
    #expect(SARIFCheck().problems(of: log) == [])
    #expect(log["version"] as? String == "2.1.0")
    let results = Self.results(log)
    #expect(results.map { $0["level"] as? String } == ["warning", "none", "warning"])
    #expect(results.map { $0["kind"] as? String } == ["fail", "informational", "fail"])
    let empty = try Self.log([], Self.pack())
    #expect(SARIFCheck().problems(of: empty) == [] && Self.results(empty).isEmpty)
  }

  @Test func placesAreInTheFileAndInTheString() throws {
    let log = try Self.log([Self.transcript("👩🏽‍🚀 e\u{301} the cue.")], Self.pack())
    let result = try #require(Self.results(log).first)
    let text = String(
      decoding: try JSONSerialization.data(withJSONObject: result, options: [.sortedKeys, .withoutEscapingSlashes]),
      as: UTF8.self)
    #expect(text.contains(#""uri":"d%20x.jsonl"},"region":{"snippet":{"text":"cue"},"startLine":7}"#))
    #expect(
      text.contains(
        #""uri":"d%20x.jsonl#line=7/scratchpad"},"region":{"byteLength":3,"byteOffset":24,"charLength":3,"charOffset":15"#
      ))
    #expect(
      text.contains(#""name":"a:b""#) && text.contains(#""stance":"asserted""#) && text.contains(#""tier":"free""#))
    let other = try Self.log([Self.transcript("a cue", path: "/tmp/ä b")], Self.pack())
    #expect(String(describing: Self.results(other)).contains("file:///tmp/%C3%A4%20b"))
  }

  @Test func fingerprintsAreAboutContent() throws {
    let text = "the cue and a cue, more"
    let first = try Self.prints(Self.log([Self.transcript(text)], Self.pack()))
    #expect(first.count == 2 && Set(first).count == 2)
    // Another line, another file, other modifiers, a second rule beside it.
    let moved = try Self.prints(
      Self.log([Self.transcript("x"), Self.transcript(text, path: "e", line: 99)], Self.pack()))
    let second = RuleFolder.rule(id: "demo/two", regex: "more", match: "⟦more⟧")
    let relabelled = try Self.prints(Self.log([Self.transcript(text)], Self.pack(["Cues/demo/two.yaml": second])))
    #expect(moved == first && Set(relabelled).isSuperset(of: first))
    // An id made of path and line is no content.
    let named = try Self.prints(Self.log([Self.transcript(text, id: "p:1", path: "p", line: 1)], Self.pack()))
    #expect(try named == Self.prints(Self.log([Self.transcript(text, id: "q:2", path: "q", line: 2)], Self.pack())))
    #expect(try first != Self.prints(Self.log([Self.transcript(text + "!")], Self.pack())))
  }

  @Test func redactedLogsHoldNoWords() throws {
    let log = try Self.log([Self.transcript("the secret cue")], Self.pack(), redacts: true)
    let text = String(describing: Self.results(log))
    #expect(SARIFCheck().problems(of: log) == [] && !text.contains("snippet") && !text.contains("‘"))
  }

  @Test func rulesExplainThemselves() throws {
    let log = try Self.log([], Self.pack())
    let driver = (((log["runs"] as? [[String: Any]])?.first?["tool"] as? [String: Any])?["driver"]) as? [String: Any]
    let rule = try #require((driver?["rules"] as? [[String: Any]])?.first)
    let help = (rule["help"] as? [String: String])?["text"] ?? ""
    #expect(help.contains("Detects d.") && help.contains("why") && help.contains("demo.belief: d"))
    #expect(rule["helpUri"] as? String == "https://example.org/paper")
  }
}
