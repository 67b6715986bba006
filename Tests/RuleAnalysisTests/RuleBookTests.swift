import Reporting
import RuleFormat
import TestSupport
import Testing

/// The rule book: complete, escaped, the same every time.
@Suite struct RuleBookTests {
  private func book(_ because: String = "b") throws -> RuleBook {
    let one = RuleFolder.rule(
      extra: "rationale: a < b & *c*\nreferences: [https://b.example/2, 'Doe 2024, <i>Tests</i>']",
      match: "<b>the</b> ⟦cue⟧ here")
    let two = RuleFolder.rule(id: "demo/two", tag: "demo.motive", extra: "references: [https://b.example/2]")
    return RuleBook(try RulePack(RuleFolder.files(["Cues/demo/one.yaml": one, "Cues/demo/two.yaml": two])))
  }

  @Test func pagesHoldEveryRuleAndItsReferences() throws {
    let html = RuleBookHTML(try book()).render()
    #expect(html.contains("<h3 id=\"rule-demo--one\">demo/one</h3>") && html.contains("id=\"rule-demo--two\""))
    #expect(html.contains("&lt;b&gt;the&lt;/b&gt; <mark>cue</mark> here") && html.contains("a &lt; b &amp; *c*"))
    #expect(html.contains("<a href=\"#reference-2\">[2]</a>") && html.contains("<li id=\"reference-2\">"))
    #expect(
      html.contains("https://b.example/2</a>, 2 rules") && html.contains("Doe 2024, &lt;i&gt;Tests&lt;/i&gt;, 1 rules"))
    let markdown = RuleBookMarkdown(try book()).render()
    #expect(markdown.contains("<a id=\"rule-demo--one\"></a>") && markdown.contains("⟦cue⟧"))
    #expect(markdown.contains("a \\< b & \\*c\\*") && markdown.contains("\\<b\\>the\\</b\\>"))
    #expect(markdown.contains("<https://b.example/2>, 2 rules"))
  }

  @Test func linksOfThePageExist() throws {
    for page in [RuleBookHTML(try book()).render(), RuleBookMarkdown(try book()).render()] {
      let anchors = Set(page.matches(of: #/id="([^"]+)"/#).map { String($0.output.1) })
      let links = page.matches(of: #/(?:href="|\]\()#([^")]+)/#).map { String($0.output.1) }
      #expect(!links.isEmpty && links.allSatisfy(anchors.contains))
      #expect(!page.contains("src=") && !page.contains("<script"))
    }
  }

  @Test func sameRulesSameBytes() throws {
    #expect(RuleBookHTML(try book()).render() == RuleBookHTML(try book()).render())
    #expect(RuleBookMarkdown(try book()).render() == RuleBookMarkdown(try book()).render())
  }
}
