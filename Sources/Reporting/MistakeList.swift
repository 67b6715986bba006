import Evaluation

/// The worst misses and false alarms, as text.
struct MistakeList {
  private let style: TextStyle
  private let showText: Bool

  init(style: TextStyle, showText: Bool) {
    self.style = style
    self.showText = showText
  }

  /// - Parameter count: Of each kind, at most.
  func lines(_ mistakes: [Mistake], count: Int) -> [String] {
    guard count > 0 else { return [] }
    var lines: [String] = []
    for (title, isMiss) in [("missed", true), ("found wrongly", false)] {
      let found = mistakes.filter { $0.isMiss == isMiss }
      guard !found.isEmpty else { continue }
      lines += ["", style("\(title), \(min(count, found.count)) of \(found.count)", .bold)]
      for mistake in found.prefix(count) { lines += self.lines(mistake) }
    }
    return lines
  }

  private func lines(_ mistake: Mistake) -> [String] {
    let rules = mistake.rules.isEmpty ? "" : "  " + mistake.rules.joined(separator: ", ")
    let title = "\(TextStyle.visible(mistake.id))  \(mistake.tag)  score \(FigureText.text(mistake.score))\(rules)"
    guard showText else { return ["  " + title] }
    return ["  " + title]
      + mistake.excerpts.prefix(3).map { excerpt in
        let quote = Self.oneLine(excerpt.quote)
        return "      " + Self.oneLine(excerpt.before) + style("⟦" + quote + "⟧", .bold) + Self.oneLine(excerpt.after)
      }
  }

  private static func oneLine(_ text: String) -> String {
    TextStyle.visible(text.map { $0.isNewline ? " ⏎ " : String($0) }.joined())
  }
}
