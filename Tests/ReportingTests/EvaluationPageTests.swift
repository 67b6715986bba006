import Evaluation
import JSONWriting
import Labelling
import Reporting
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@Suite struct EvaluationPageTests {
  /// Twenty texts with the tag, one of which is missed, and one false alarm; ids and text are hostile.
  private func evaluation() throws -> Evaluation {
    let rule = RuleFolder.rule(id: "demo/a", regex: "alpha", match: "⟦alpha⟧")
    let pack = try RulePack(RuleFolder.files(["Cues/demo/a.yaml": rule]))
    let labeller = Labeller(LabellingRules(pack))
    var texts = (0..<19).map { ("t\($0)", "alpha", true) }
    texts.append(("<img src=x>\u{202E}", "a <script>alert('missed')</script> & \u{1B}[31m text", true))
    texts.append(("false&alarm", "so \"alpha\" it is", false))
    let gold = texts.map { id, _, present in
      GoldRow(
        id: id, present: present ? ["demo.belief"] : [],
        quotes: id.hasPrefix("<") ? ["demo.belief": ["<script>alert('missed')</script>"]] : [:],
        stances: present ? ["demo.belief": .asserted] : [:])
    }
    var matching = GoldMatching(gold)
    for (id, text, _) in texts {
      let part = Part(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad")
      matching.take(
        Transcript(id: id, source: TranscriptSource(path: "d"), parts: [part]), label: labeller.label)
    }
    return Evaluation(matching, pack: pack)
  }

  private func page(mistakes: Int = 20, showText: Bool) throws -> String {
    EvaluationPage(tool: "1<2", digest: "abc", mistakes: mistakes, showText: showText).render(try evaluation())
  }

  @Test func thePageNeedsNothingElse() throws {
    let page = try page(showText: true)
    for outside in ["http:", "https:", "<script", "<link", "@import", "url("] {
      #expect(!page.contains(outside), "\(outside)")
    }
    #expect(page.contains("<svg") && page.contains("prefers-color-scheme: dark"))
    #expect(page == (try self.page(showText: true)))
  }

  @Test func textOfOthersIsEscaped() throws {
    let page = try page(showText: true)
    #expect(page.contains("&lt;script&gt;alert(&#39;missed&#39;)&lt;/script&gt;") && page.contains("false&amp;alarm"))
    #expect(page.contains("&lt;img src=x&gt;&lt;U+202E&gt;") && page.contains("Aside 1&lt;2"))
    #expect(!page.contains("\u{1B}") && !page.contains("\u{202E}") && !page.contains("<img"))
  }

  @Test func textIsShownOnRequestOnly() throws {
    #expect(try page(showText: true).contains("<mark>alpha</mark>"))
    let page = try page(showText: false)
    #expect(!page.contains("alert(") && !page.contains("<mark>") && page.contains("false&amp;alarm"))
    #expect(try !self.page(mistakes: 0, showText: true).contains("<li>"))
  }

  @Test func everyElementIsClosed() throws {
    let page = try page(showText: true)
    for element in ["div", "table", "tr", "td", "th", "svg", "text", "figure", "section", "ol", "li", "details"] {
      let opened = page.occurrences(of: "<\(element)>") + page.occurrences(of: "<\(element) ")
      #expect(opened == page.occurrences(of: "</\(element)>"), "\(element)")
    }
  }

  @Test func withheldFiguresSayWhy() throws {
    let page = try page(showText: false)
    #expect(page.contains("withheld: 0 present texts, 5 are needed") && page.contains("demo.motive"))
    var json = JSONWriter()
    EvaluationRecordWriter(tool: "1", digest: "d", mistakes: 1, showText: true).write(try evaluation(), to: &json)
    let record = String(decoding: json.bytes, as: UTF8.self)
    #expect(record.contains(#""withheld":{"f1":"0 present texts, 5 are needed""#))
    #expect(record.contains(#""stances":{"asserted":{"asserted":19,"none":1},"none":{"asserted":1}}"#))
    #expect(record.contains(#""before":"a ","quote":"<script>alert('missed')</script>","after":" & \u001b[31m text""#))
    let rule = #"{"rule":"demo/a","tag":"demo.belief","fires":20,"counting":20,"tp":19,"unique":19,"false_alone":1,"#
    #expect(record.contains(rule))
  }

  @Test func tablesShowRulesAndTextOnRequest() throws {
    let table = EvaluationTable(style: .plain)
    let brief = table.render(try evaluation(), mistakes: 1, showText: false)
    #expect(!brief.contains("by rule") && !brief.contains("⟦") && brief.contains("missed, 1 of 1"))
    let full = table.render(try evaluation(), mistakes: 1, byRule: true, showText: true)
    #expect(full.contains("demo/a") && full.contains("⟦<script>alert('missed')</script>⟧ & ␛[31m text"))
    #expect(full.split(separator: "\n").contains { $0.hasPrefix("asserted") && $0.hasSuffix("1") })
  }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func occurrences(of part: String) -> Int { ranges(of: part).count }
}
