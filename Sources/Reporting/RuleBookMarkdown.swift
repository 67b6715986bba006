import RuleFormat

/// The rule book as one Markdown page; anchors are the ids of `RuleBook.anchor`.
package struct RuleBookMarkdown {
  private let book: RuleBook

  package init(_ book: RuleBook) { self.book = book }

  /// The same rules give the same bytes.
  package func render() -> String {
    var lines = [
      "# The rule book", "",
      "\(book.pack.rules.count) rules for \(book.pack.tags.count) tags, \(book.pack.modifiers.count) modifiers, "
        + "\(book.pack.composites.count) composites. Digest `\(book.pack.digest)`.", "",
    ]
    lines += book.pack.tags.map { tag in
      "- [\(Self.escaped(tag.id))](#\(RuleBook.anchor("tag", tag.id))) \(Self.escaped(tag.title)), "
        + "\(book.rules(of: tag).count) rules"
    }
    lines += ["- [Composites](#composites)", "- [Modifiers](#modifiers)", "- [Bibliography](#bibliography)"]
    for tag in book.pack.tags { lines += section(tag) }
    lines += composites() + modifiers() + bibliography()
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ level: Int, _ text: String, _ anchor: String) -> [String] {
    ["", "<a id=\"\(anchor)\"></a>", "", String(repeating: "#", count: level) + " " + Self.escaped(text), ""]
  }

  private func section(_ tag: Tag) -> [String] {
    var lines = heading(2, tag.id, RuleBook.anchor("tag", tag.id))
    lines.append("**\(Self.escaped(tag.title)).** \(Self.escaped(tag.definition))")
    if !tag.not.isEmpty { lines += ["", "Not: \(Self.escaped(tag.not))"] }
    lines += ["", "_\(tag.nature.rawValue)\(tag.holdsEitherWay ? " · holds either way" : "")_"]
    return lines + book.rules(of: tag).flatMap(section)
  }

  private func section(_ rule: Rule) -> [String] {
    var lines = heading(3, rule.id, RuleBook.anchor("rule", rule.id))
    lines += ["**\(Self.escaped(rule.title)).** \(Self.escaped(rule.description))", ""]
    lines.append("_\(Self.escaped(RuleBook.facts(of: rule)))_")
    if !rule.rationale.isEmpty { lines += ["", Self.escaped(rule.rationale)] }
    let unless = rule.unless.map { "`\($0.name)`" }.joined(separator: ", ")
    lines += [
      "",
      "Patterns: \(rule.patterns.map { "`\($0.name)`" }.joined(separator: ", "))"
        + (unless.isEmpty ? "" : "; unless \(unless)"),
    ]
    lines += list("Matches", rule.examples.match.map(item))
    lines += list("Does not match", rule.examples.noMatch.map(item))
    lines += list("Known misses", rule.examples.todoMatch.map(item))
    let references = rule.references.map { "[\\[\(book.number(of: $0))\\]](#reference-\(book.number(of: $0)))" }
    return references.isEmpty ? lines : lines + ["", references.joined(separator: " ")]
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["", title, ""] + items.map { "- " + $0 }
  }

  private func item(_ example: RuleExamples.Match) -> String {
    let details = [example.stance?.rawValue, example.role?.rawValue].compactMap { $0 }.joined(separator: ", ")
    return marked(RuleBook.pieces(of: example)) + (details.isEmpty ? "" : " — _\(details)_") + prompt(example.prompt)
  }

  private func item(_ example: RuleExamples.NoMatch) -> String {
    Self.escaped(example.text) + (example.because.isEmpty ? "" : " — _\(Self.escaped(example.because))_")
      + prompt(example.prompt)
  }

  private func prompt(_ text: String?) -> String { text.map { " (prompt: \(Self.escaped($0)))" } ?? "" }

  private func marked(_ pieces: [RuleBook.Piece]) -> String {
    pieces.map { $0.isMarked ? "⟦\(Self.escaped($0.text))⟧" : Self.escaped($0.text) }.joined()
  }

  private func composites() -> [String] {
    heading(2, "Composites", "composites")
      + book.pack.composites.flatMap { composite in
        heading(3, composite.id, RuleBook.anchor("composite", composite.id))
          + ["**\(Self.escaped(composite.title)).** \(Self.escaped(composite.definition))"]
          + list("From", RuleBook.facts(of: composite).map(Self.escaped))
      }
  }

  private func modifiers() -> [String] {
    heading(2, "Modifiers", "modifiers")
      + book.categories.flatMap { category in
        heading(3, category.name, RuleBook.anchor("modifier", category.name))
          + list(
            "\(category.modifiers.count) modifiers, for example",
            category.modifiers.flatMap(RuleBook.examples).map(marked))
      }
  }

  private func bibliography() -> [String] {
    heading(2, "Bibliography", "bibliography")
      + book.bibliography.enumerated().map { index, reference in
        let isLink = reference.hasPrefix("https://") || reference.hasPrefix("http://")
        return
          "\(index + 1). <a id=\"reference-\(index + 1)\"></a>\(isLink ? "<\(reference)>" : Self.escaped(reference)), "
          + "\(book.citations(of: reference)) rules"
      }
  }

  /// Text that Markdown shows as it is, on one line.
  private static func escaped(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
      .replacing(#/[\\`*_\[\]<>#|]/#) { "\\" + $0.output }
  }
}
