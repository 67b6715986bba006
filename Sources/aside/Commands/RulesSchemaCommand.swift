import ArgumentParser
import Foundation
import Reporting
import RuleFormat

struct RulesSchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "JSON Schemas by which editors complete and check rule and mapping files.",
    discussion: """
      Rules, modifiers and composites may name the tags of the rules folder. 'rules new' writes the schemas beside \
      the rules and names them in each new file.

      Examples:
        aside rules schema --kind rule > rule.schema.json
        aside rules schema --rules Rules -o Rules/.schemas
      """)

  @Option(help: "The kind of file; all kinds with --output.")
  var kind: EditorSchema.Kind?
  @OptionGroup var rules: RulesOption
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The folder to write to; without it, --kind goes to standard output.", valueName: "folder"))
  var output: String?

  func validate() throws {
    guard kind != nil || output != nil else {
      let kinds = EditorSchema.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("name one --kind (\(kinds)), or a folder for all of them with --output.")
    }
  }

  func run() throws {
    let tags = try rules.pack().tags
    let schemas = (kind.map { [$0] } ?? EditorSchema.Kind.allCases).map { EditorSchema($0, tags: tags) }
    guard let output else { return schemas.forEach { Console.write($0.text()) } }
    try SchemaFolder(path: output).write(schemas)
  }
}

extension EditorSchema.Kind: ExpressibleByArgument {}
