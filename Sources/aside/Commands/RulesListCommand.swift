import ArgumentParser
import Reporting
import RuleFormat

struct RulesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List tags and rules.",
    discussion:
      "Examples:\n  aside rules list\n  aside rules list --tag evaluation.suspicion\n  aside rules list --tags\n  aside rules list --patterns > patterns.jsonl"
  )

  @OptionGroup var rules: RulesOption
  @Option(help: "Only rules of this tag.")
  var tag: String?
  @Flag(help: "Only the tags, with the number of their rules.")
  var tags = false
  @Flag(help: "The patterns as JSON Lines, with the names of the lexicon written out, for other tools.")
  var patterns = false

  func validate() throws {
    if tags, patterns { throw ValidationError("--tags and --patterns do not go together.") }
  }

  func run() throws {
    let pack = try rules.pack()
    if patterns { return Console.write(PatternListWriter.text(pack, tag: tag)) }
    var text = ""
    for entry in pack.tags where tag == nil || entry.id == tag {
      let ofTag = pack.rules.filter { $0.tag == entry.id }
      text += "\(entry.id)  (\(ofTag.count) rules)  \(entry.title)\n"
      if tags { continue }
      for rule in ofTag {
        let status = rule.status == .deprecated ? " [deprecated]" : ""
        text += "  \(rule.id)  \(rule.strength.rawValue)\(status)  \(rule.title)\n"
      }
    }
    text +=
      "\(pack.rules.count) rules, \(pack.modifiers.count) modifiers, \(pack.composites.count) composites; digest \(pack.digest)\n"
    Console.write(text)
  }
}
