import Digests
import Foundation
import JSONWriting
import LabelStore
import ModelProfiles
import Reporting
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

/// The page of a profile, as text: what a browser makes of it is looked at by `scripts/browser-test`.
@Suite struct ProfilePageTests {
  private static let hostile = "</script><script>alert('x')</script>\u{202E}\"&"

  /// Two passages that count and one that does not, of twelve and one.
  private func evidence(_ profile: Profile, quote: String? = "as “quoted” \(hostile)") -> EvidenceSample<GroupKey> {
    typealias Sample = EvidenceSample<GroupKey>
    guard let group = profile.groups.first?.key else { return Sample() }
    let strata = [true, false].map {
      Sample.Stratum(tag: MadeProfile.tags[1], group: group, isCounted: $0)
    }
    let passages = [true, true, false].map { isCounted in
      Sample.Passage(
        tag: MadeProfile.tags[1], group: group, transcript: "id \(Self.hostile)", rule: "suspicion/a",
        stance: isCounted ? .asserted : .denied, role: .mention, quote: quote, isCounted: isCounted)
    }
    return Sample(
      passages: [strata[0]: Array(passages.prefix(2)), strata[1]: [passages[2]]],
      totals: [strata[0]: 12, strata[1]: 1], cap: 2)
  }

  private func page(audit: Bool = false, models: [String] = ["alpha", "zeta"]) throws -> String {
    let profile = try MadeProfile.make(audit: audit, models: models)
    return ProfilePage(evidence: evidence(profile)).render(profile, library: Self.library)
  }

  /// In place of 900 KB, which would take long to search.
  private static let library = "const vegaEmbed = null;"

  /// What stands in elements of a kind.
  private func contents(_ page: String, _ start: String) -> [String] {
    page.components(separatedBy: start).dropFirst().map { $0.components(separatedBy: "</script>")[0] }
  }

  @Test func theSameProfileGivesTheSameBytes() throws {
    #expect(try page() == page())
  }

  @Test func theLibraryIsTheOneThatWasFetched() throws {
    let digest = "3425bd951a44d478d0505c6b5d1e8d57656b6e9a4da7bfe88a718ce61d76e572"
    #expect(ByteDigest.hexadecimal(ByteDigest.sha256(Array(VegaBundle.script.utf8))) == digest)
    let resources = ProjectFolder.url.appendingPathComponent("Sources/Reporting/Resources")
    let file = try Data(contentsOf: resources.appendingPathComponent("vega-bundle.js"))
    #expect(Array(file) == Array(VegaBundle.script.utf8))
    for name in ["Vega\n", "Vega-Lite\n", "vega-embed,"] { #expect(VegaBundle.licence.contains(name)) }
    #expect(!VegaBundle.licence.contains("--") && file.range(of: Data("</script".utf8)) == nil)
    #expect(try page().contains(VegaBundle.licence))
    let whole = Array(ProfilePage().render(try MadeProfile.make()).utf8)
    #expect(whole.count > file.count)
  }

  @Test func onlyTheTwoScriptsAndTheSheetMayRun() throws {
    let page = try page()
    let scripts = contents(page, "<script>")
    let sheet = page.components(separatedBy: "<style>")[1].components(separatedBy: "</style>")[0]
    #expect(scripts.count == 2 && scripts[0] == Self.library)
    for text in scripts + [sheet] {
      let digest = Data(ByteDigest.sha256(Array(text.utf8))).base64EncodedString()
      #expect(page.contains("'sha256-\(digest)'"))
    }
    #expect(page.contains("content=\"default-src 'none'; script-src 'sha256-"))
    for outside in [" src=", "<link", "@import", "url(", " style=", "unsafe-", " onclick"] {
      #expect(!page.contains(outside), "\(outside)")
    }
  }

  @Test func namesAndQuotesStayText() throws {
    let page = try page(models: [Self.hostile, "b"])
    #expect(!page.contains("<script>alert") && !page.contains("\u{202E}"))
    #expect(page.contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)"))
    let data = contents(page, "<script type=\"application/json\">")
    #expect(data.count > 10 && data.allSatisfy { !$0.contains("<") })
    for text in data {
      let figure = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(figure["kind"] is String && figure["values"] is [Any])
    }
    #expect(data.contains { $0.contains(#"\u003c/script\u003e"#) })
  }

  @Test func everyChartHasItsKindAndItsTable() throws {
    let page = try page(audit: true)
    let text = try #require(contents(page, "id=\"chart-kinds\">").first)
    let kinds = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let figures = page.components(separatedBy: "<figure ").dropFirst()
    for figure in figures {
      let kind = figure.components(separatedBy: #"{"kind":""#)[1].prefix { $0 != "\"" }
      #expect(kinds[String(kind)] != nil)
      #expect(figure.components(separatedBy: "</figure>")[0].contains("<table"))
    }
    for kind in kinds.keys { #expect(page.contains(#"{"kind":"\#(kind)""#), "\(kind)") }
  }

  @Test func figuresAreThoseOfTheTable() throws {
    let page = try page(audit: true)
    let rate = try #require(try MadeProfile.make(audit: true).groups[0][MadeProfile.tags[1]])
    let interval = try #require(rate.headline.interval)
    #expect(rate.share.k == 5 && page.contains("title=\"5 of 40; 95 %: "))
    #expect(page.contains(#""rate":0.125,"low":\#(interval.low),"high":\#(interval.high)"#))
    #expect(page.contains("title=\"audited, raw 16 of 40; 95 %: "))
    #expect(page.contains("<td class=\"small\" title=\"2 of 6; "))
    #expect(page.contains("10 of 12 flagged, 1 of 20 others"))
    #expect(page.contains(#""c":-1"#))
  }

  @Test func figuresLeadToPassagesWithTheirCounts() throws {
    let page = try page()
    #expect(page.contains("<a href=\"#evidence-evaluation-suspicion-0\">12.5</a>"))
    #expect(page.contains("<section id=\"evidence-evaluation-suspicion-0\">"))
    #expect(page.contains("2 of 12 texts that count, 1 of 1 that do not"))
    #expect(page.contains("<b>denied</b>, mention"))
    #expect(!page.contains("evidence-preference-preservation"))
  }

  @Test func itSaysHowItWasMade() throws {
    let page = try page()
    for fact in [
      "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210", "aside 0.0-test", "<dd>7</dd>",
      "aside profile --by model,condition.tier --contrast condition.tier=free:paid", "200 resamples",
      "arXiv 2411.00640",
    ] { #expect(page.contains(fact), "\(fact)") }
  }

  @Test func withoutEvidenceNoTextIsInThePage() throws {
    let profile = try MadeProfile.make()
    #expect(!ProfilePage().render(profile, library: Self.library).contains("id=\"evidence\""))
    let textless = ProfilePage(evidence: evidence(profile, quote: nil)).render(profile, library: Self.library)
    #expect(textless.contains("the store keeps no text"))
    let empty = Profile(provenance: profile.provenance, by: profile.by)
    #expect(ProfilePage().render(empty, library: Self.library).contains("There are no transcripts."))
  }
}
