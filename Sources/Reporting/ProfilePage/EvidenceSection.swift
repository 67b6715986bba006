import LabelStore
import ModelProfiles

/// Passages behind the figures: a drawn sample by tag and group, which a reader can search.
struct EvidenceSection {
  typealias Sample = EvidenceSample<GroupKey>

  let context: PageContext
  let sample: Sample

  func render() -> String {
    let tags = context.profile.labels.filter { !$0.isComposite && context.hasEvidence($0) }
    guard !tags.isEmpty else { return "<p class=\"note\">No passage of any tag.</p>" }
    return """
      <form class="filter" role="search" hidden>
      <label>Search <input type="search" name="text" placeholder="words of a passage, a rule, a transcript"></label>
      <label>Tag <select name="tag"><option value="">all</option>\(options(tags.map(\.id)))</select></label>
      <label>Group <select name="group"><option value="">all</option>\
      \(options(context.profile.groups.map(\.key.title)))</select></label>
      <label>Stance <select name="stance"><option value="">all</option>\(options(stances))</select></label>
      <output aria-live="polite"></output>
      </form>
      \(tags.map(tag).joined(separator: "\n"))
      """
  }

  private var stances: [String] { Set(sample.passages.values.joined().map(\.stance)).sorted().map(\.rawValue) }

  private func options(_ values: [String]) -> String {
    values.map { "<option>\(HTMLText.escaped($0))</option>" }.joined()
  }

  private func tag(_ label: ProfileLabel) -> String {
    let groups = context.profile.groups.map { group(label, $0) }.filter { !$0.isEmpty }
    let strata = sample.totals.keys.filter { $0.tag == label.id }
    let all = strata.reduce(0) { $0 + (sample.totals[$1] ?? 0) }
    let shown = strata.reduce(0) { $0 + (sample.passages[$1]?.count ?? 0) }
    return """
      <details class="passages" id="\(context.anchor(label))"><summary>\(HTMLText.escaped(label.id)) \
      <span class="quiet">\(shown) shown, \(all - shown) not shown</span></summary>
      \(groups.joined(separator: "\n"))
      </details>
      """
  }

  private func group(_ label: ProfileLabel, _ group: GroupProfile) -> String {
    let parts = [true, false].map { Sample.Stratum(tag: label.id, group: group.key, isCounted: $0) }
    let passages = parts.flatMap { sample.passages[$0] ?? [] }
    guard !passages.isEmpty, let place = context.palette.place(of: group.key) else { return "" }
    let counts = parts.map { stratum in
      let all = sample.totals[stratum] ?? 0
      let shown = sample.passages[stratum]?.count ?? 0
      return stratum.isCounted
        ? "\(shown) of \(PluralText.of(all, "text")) that count" : "\(shown) of \(all) that do not"
    }
    return """
      <section id="\(context.anchor(label))-\(place)"><h4>\(HTMLText.escaped(group.key.title)) \
      <span class="quiet">\(counts.joined(separator: ", "))</span></h4>
      <ul>
      \(passages.map { item($0, group) }.joined(separator: "\n"))
      </ul></section>
      """
  }

  private func item(_ passage: Sample.Passage, _ group: GroupProfile) -> String {
    let quote =
      passage.quote.map { "<q>\(HTMLText.escaped($0))</q>" } ?? "<span class=\"quiet\">the store keeps no text</span>"
    return """
      <li data-tag="\(HTMLText.escaped(passage.tag))" data-group="\(HTMLText.escaped(group.key.title))" \
      data-stance="\(passage.stance.rawValue)"\(passage.isCounted ? "" : " class=\"uncounted\"")>\(quote)
      <span class="source"><b>\(passage.stance.rawValue)</b>, \(passage.role.rawValue) · \
      <code>\(HTMLText.escaped(passage.rule))</code> · \(HTMLText.escaped(passage.transcript))</span></li>
      """
  }
}
