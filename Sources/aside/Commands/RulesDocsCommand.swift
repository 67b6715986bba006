import ArgumentParser
import Reporting
import RuleFormat

struct RulesDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "The rule book as one page: tags, rules with their examples, bibliography.",
    discussion: """
      The page needs nothing beside it, and the same rules give the same bytes.

      Examples:
        aside rules docs -o rules.html
        aside rules docs --rules Rules --to md -o RULES.md
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case html, md }

  @OptionGroup var rules: RulesOption
  @Option(help: "The page's language.")
  var to: Format = .html
  @Option(name: [.short, .long], help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var output: String?

  func run() throws {
    let book = RuleBook(try rules.pack())
    let text =
      switch to {
      case .html: RuleBookHTML(book).render()
      case .md: RuleBookMarkdown(book).render()
      }
    let sink = try Console.sink(output)
    do {
      try sink.write(ArraySlice(Array(text.utf8)))
    } catch {
      throw Console.exit(for: error)
    }
  }
}
