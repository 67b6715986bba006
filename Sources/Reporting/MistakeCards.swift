import Evaluation

/// The worst misses and false alarms as parts of a page.
struct MistakeCards {
  let showText: Bool

  /// - Parameter count: Of each kind, at most.
  func render(_ mistakes: [Mistake], count: Int) -> String {
    guard count > 0 else { return "<p class=\"quiet\">None are listed (--worst 0).</p>" }
    let lists = [("Missed", true), ("Found wrongly", false)].map { title, isMiss in
      let found = mistakes.filter { $0.isMiss == isMiss }
      let cards = found.prefix(count).map(card).joined(separator: "\n")
      return """
        <div><h3>\(title) <span class="quiet">\(min(count, found.count)) of \(found.count)</span></h3>
        <ol class="mistakes">
        \(cards)
        </ol></div>
        """
    }
    let hint = showText ? "" : "<p class=\"quiet\">Run with --show-text to see the evidence.</p>\n"
    return hint + "<div class=\"pair\">\(lists.joined(separator: "\n"))</div>"
  }

  private func card(_ mistake: Mistake) -> String {
    let rules = mistake.rules.map { "<code>\(HTMLText.escaped($0))</code>" }.joined(separator: " ")
    return """
      <li><b>\(HTMLText.escaped(mistake.tag))</b> <span class="id">\(HTMLText.escaped(mistake.id))</span> \
      <span class="quiet">score \(FigureText.text(mistake.score))</span> \(rules)\(evidence(mistake))</li>
      """
  }

  private func evidence(_ mistake: Mistake) -> String {
    guard showText else { return "" }
    return mistake.excerpts.prefix(3).map { excerpt in
      let (before, quote) = (HTMLText.escaped(excerpt.before), HTMLText.escaped(excerpt.quote))
      return "<blockquote>\(before)<mark>\(quote)</mark>\(HTMLText.escaped(excerpt.after))</blockquote>"
    }.joined()
  }
}
