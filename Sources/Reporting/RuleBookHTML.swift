import RuleFormat

/// The rule book as one HTML page that needs nothing else: no script, no font, no picture.
package struct RuleBookHTML {
  private let book: RuleBook

  package init(_ book: RuleBook) { self.book = book }

  /// The same rules give the same bytes.
  package func render() -> String {
    var lines = [
      "<!doctype html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "<title>Aside: the rule book</title>",
      "<style>\(Self.style)</style>", "</head>", "<body>", "<h1>The rule book</h1>",
      "<p>\(book.pack.rules.count) rules for \(book.pack.tags.count) tags, \(book.pack.modifiers.count) modifiers, "
        + "\(book.pack.composites.count) composites. Digest <code>\(book.pack.digest)</code>.</p>",
    ]
    lines += contents()
    for tag in book.pack.tags { lines += section(tag) }
    lines += composites() + modifiers() + bibliography() + ["</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;"
    + "background:#fff}h2{margin-top:3rem;border-bottom:1px solid #bbb}h3{margin-top:2rem}mark{background:#ffe39b;"
    + "color:inherit}.facts,.because{color:#555}code{font-size:.9em;overflow-wrap:anywhere}li{margin:.2rem 0}"
    + "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#191919}mark{background:#6b5310}"
    + ".facts,.because{color:#aaa}a{color:#9cc4ff}}"

  private func contents() -> [String] {
    let items = book.pack.tags.map { tag in
      let count = book.rules(of: tag).count
      return "<li>\(link("tag", tag.id)) \(HTMLText.escaped(tag.title)), \(count) rules</li>"
    }
    return ["<nav><ul>"] + items
      + [
        "<li><a href=\"#composites\">Composites</a></li>", "<li><a href=\"#modifiers\">Modifiers</a></li>",
        "<li><a href=\"#bibliography\">Bibliography</a></li>", "</ul></nav>",
      ]
  }

  private func section(_ tag: Tag) -> [String] {
    var lines = [
      "<h2 id=\"\(RuleBook.anchor("tag", tag.id))\">\(HTMLText.escaped(tag.id))</h2>",
      "<p><strong>\(HTMLText.escaped(tag.title)).</strong> \(HTMLText.escaped(tag.definition))</p>",
    ]
    if !tag.not.isEmpty { lines.append("<p>Not: \(HTMLText.escaped(tag.not))</p>") }
    lines.append("<p class=\"facts\">\(tag.nature.rawValue)\(tag.holdsEitherWay ? " · holds either way" : "")</p>")
    return lines + book.rules(of: tag).flatMap(section)
  }

  private func section(_ rule: Rule) -> [String] {
    var lines = [
      "<h3 id=\"\(RuleBook.anchor("rule", rule.id))\">\(HTMLText.escaped(rule.id))</h3>",
      "<p><strong>\(HTMLText.escaped(rule.title)).</strong> \(HTMLText.escaped(rule.description))</p>",
      "<p class=\"facts\">\(HTMLText.escaped(RuleBook.facts(of: rule)))</p>",
    ]
    if !rule.rationale.isEmpty { lines.append("<p>\(HTMLText.escaped(rule.rationale))</p>") }
    lines.append(
      "<p>Patterns: \(rule.patterns.map { "<code>\(HTMLText.escaped($0.name))</code>" }.joined(separator: ", "))"
        + (rule.unless.isEmpty
          ? "" : "; unless " + rule.unless.map { "<code>\(HTMLText.escaped($0.name))</code>" }.joined(separator: ", "))
        + "</p>")
    lines += list("Matches", rule.examples.match.map(item))
    lines += list("Does not match", rule.examples.noMatch.map(item))
    lines += list("Known misses", rule.examples.todoMatch.map(item))
    let references = rule.references.map { reference in
      let number = book.number(of: reference)
      return "<a href=\"#reference-\(number)\">[\(number)]</a>"
    }
    return references.isEmpty ? lines : lines + ["<p>\(references.joined(separator: " "))</p>"]
  }

  private func list(_ title: String, _ items: [String]) -> [String] {
    items.isEmpty ? [] : ["<p>\(title)</p>", "<ul>"] + items + ["</ul>"]
  }

  private func item(_ example: RuleExamples.Match) -> String {
    let details = [example.stance?.rawValue, example.role?.rawValue].compactMap { $0 }.joined(separator: ", ")
    return "<li>\(marked(RuleBook.pieces(of: example)))"
      + (details.isEmpty ? "" : " <span class=\"because\">\(details)</span>") + prompt(example.prompt) + "</li>"
  }

  private func item(_ example: RuleExamples.NoMatch) -> String {
    "<li>\(HTMLText.escaped(example.text)) <span class=\"because\">\(HTMLText.escaped(example.because))</span>"
      + prompt(example.prompt) + "</li>"
  }

  private func prompt(_ text: String?) -> String {
    text.map { " <span class=\"because\">prompt: \(HTMLText.escaped($0))</span>" } ?? ""
  }

  private func marked(_ pieces: [RuleBook.Piece]) -> String {
    pieces.map { $0.isMarked ? "<mark>\(HTMLText.escaped($0.text))</mark>" : HTMLText.escaped($0.text) }.joined()
  }

  private func composites() -> [String] {
    ["<h2 id=\"composites\">Composites</h2>"]
      + book.pack.composites.flatMap { composite in
        [
          "<h3 id=\"\(RuleBook.anchor("composite", composite.id))\">\(HTMLText.escaped(composite.id))</h3>",
          "<p><strong>\(HTMLText.escaped(composite.title)).</strong> \(HTMLText.escaped(composite.definition))</p>",
        ] + list("From", RuleBook.facts(of: composite).map { "<li>\(HTMLText.escaped($0))</li>" })
      }
  }

  private func modifiers() -> [String] {
    ["<h2 id=\"modifiers\">Modifiers</h2>"]
      + book.categories.flatMap { category in
        ["<h3 id=\"\(RuleBook.anchor("modifier", category.name))\">\(HTMLText.escaped(category.name))</h3>"]
          + list(
            "\(category.modifiers.count) modifiers, for example",
            category.modifiers.flatMap(RuleBook.examples).map { "<li>\(marked($0))</li>" })
      }
  }

  private func bibliography() -> [String] {
    let items = book.bibliography.enumerated().map { index, reference in
      let text = HTMLText.escaped(reference)
      let isLink = reference.hasPrefix("https://") || reference.hasPrefix("http://")
      let shown = isLink ? "<a href=\"\(text)\">\(text)</a>" : text
      return "<li id=\"reference-\(index + 1)\">\(shown), \(book.citations(of: reference)) rules</li>"
    }
    return ["<h2 id=\"bibliography\">Bibliography</h2>", "<ol>"] + items + ["</ol>"]
  }

  private func link(_ kind: String, _ id: String) -> String {
    "<a href=\"#\(RuleBook.anchor(kind, id))\">\(HTMLText.escaped(id))</a>"
  }
}
