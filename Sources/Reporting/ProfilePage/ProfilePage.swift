import LabelStore
import ModelProfiles
import RuleFormat

/// A profile as one HTML page that needs nothing else: charts, the same numbers as tables, and passages behind them.
///
/// The page makes no request, and runs only the two scripts whose digests stand in its policy.
package struct ProfilePage {
  private let evidence: EvidenceSample<GroupKey>?
  private let pack: RulePack?

  /// - Parameters:
  ///   - evidence: Passages of the profile's groups; `nil` for a page without any text of a transcript.
  ///   - pack: The rules that made the labels, for titles and the bibliography.
  package init(evidence: EvidenceSample<GroupKey>? = nil, pack: RulePack? = nil) {
    self.evidence = evidence
    self.pack = pack
  }

  /// The same profile and passages give the same bytes.
  ///
  /// - Parameter library: Defines `vegaEmbed`.
  package func render(_ profile: Profile, library: String = VegaBundle.script) -> String {
    let context = PageContext(profile, evidence: evidence, pack: pack)
    let policy = PagePolicy(scripts: [library, ProfilePageScript.source], sheet: ProfilePageStyle.sheet)
    let parts = ProfilePageParts(context: context, book: pack.map(RuleBook.init)).all
    let contents = parts.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>" }.joined()
    return """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy.text)">
      <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
      <title>Aside: profiles \(by(profile))</title>
      <style>\(ProfilePageStyle.sheet)</style></head><body>
      <header>\(head(profile))
      <nav aria-label="Contents"><ol>\(contents)</ol></nav></header>
      <main>
      \(parts.map(section).joined(separator: "\n"))
      </main>
      <div id="tip" role="tooltip" hidden></div>
      <script type="application/json" id="chart-kinds">\(ChartKind.specifications)</script>
      <!--
      \(VegaBundle.licence)-->
      <script>\(library)</script>
      <script>\(ProfilePageScript.source)</script>
      </body></html>

      """
  }

  private func by(_ profile: Profile) -> String {
    profile.by.isEmpty ? "of everything" : "by " + profile.by.map { HTMLText.escaped($0.name) }.joined(separator: ", ")
  }

  private func head(_ profile: Profile) -> String {
    let ledgers = profile.groups.map(\.ledger)
    let transcripts = ledgers.reduce(0) { $0 + $1.transcripts }
    let readable = ledgers.reduce(0) { $0 + $1.readable }
    let audited = profile.groups.flatMap(\.rates).reduce(0) { $0 + ($1.corrected?.audited ?? 0) }
    let notes =
      profile.notes.map { "<li>\(HTMLText.escaped($0))</li>" }
      + (profile.unread > 0 ? ["<li>\(PluralText.of(profile.unread, "line")) could not be read.</li>"] : [])
    let source = profile.provenance
    return """
      <h1>What models voice in their reasoning</h1>
      <p class="lead">\(readable) readable scratchpads of \(transcripts) transcripts, in \
      \(PluralText.of(profile.groups.count, "group")) \(by(profile)). \
      \(audited > 0 ? "Rates with \(audited) readings by hand are corrected." : "Rates are raw: no text was read by hand.") \
      <span class="quiet">\(HTMLText.escaped(source.tool)), rules <code>\(HTMLText.escaped(String(source.rules.prefix(12))))\
      </code>, seed \(source.seed).</span></p>
      \(notes.isEmpty ? "" : "<ul class=\"warnings\">\(notes.joined())</ul>")
      """
  }

  private func section(_ part: ProfilePageParts.Part) -> String {
    let note = part.note.isEmpty ? "" : "<p class=\"note\">\(part.note)</p>\n"
    return "<section id=\"\(part.id)\" class=\"part\"><h2>\(part.title)</h2>\n\(note)\(part.body)</section>"
  }
}
