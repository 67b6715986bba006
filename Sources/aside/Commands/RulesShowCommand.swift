import ArgumentParser
import Reporting
import RuleFormat
import YAMLDocuments

struct RulesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the file of a rule, or the definition of a tag.",
    discussion: "Examples:\n  aside rules show suspicion/this-is-a-test\n  aside rules show evaluation.suspicion")

  @OptionGroup var rules: RulesOption
  @Argument(help: "A rule's id, or a tag.")
  var id: String

  func run() throws {
    let files = try rules.files()
    if let file = files.files.first(where: { $0.path == "Cues/\(id).yaml" }) {
      return Console.write(file.text)
    }
    let pack = try rules.pack()
    if let tag = pack.tag(id) {
      var text = "\(tag.id): \(tag.title)\n\n\(tag.definition)\nNot: \(tag.not)\n\nrules:\n"
      for rule in pack.rules where rule.tag == tag.id { text += "  \(rule.id)\n" }
      return Console.write(text)
    }
    let known = pack.rules.map(\.id) + pack.tags.map(\.id)
    let hint =
      NearestName.of(id, among: known).map { " Did you mean '\($0)'?" } ?? " 'aside rules list' names them all."
    throw ValidationError("there is no rule or tag '\(id)'.\(hint)")
  }
}
