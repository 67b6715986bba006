import ArgumentParser
import Foundation
import Reporting
import RuleFormat
import YAMLDocuments

struct RulesNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a rule file.",
    discussion: """
      With --rules the file is written there, and .schemas beside Cues gets the JSON Schemas that its first line names \
      to editors.

      Example:
        aside rules new suspicion/sandbox-named --tag evaluation.suspicion --rules Rules
      """)

  @Argument(help: "The rule's id, <family>/<name>, in lowercase with hyphens.")
  var id: String
  @Option(help: "The rule's tag.")
  var tag: String
  @OptionGroup var rules: RulesOption

  func run() throws {
    let pack = try rules.pack()
    guard pack.tag(tag) != nil else {
      let hint = NearestName.of(tag, among: pack.tags.map(\.id)).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no tag '\(tag)'.\(hint)")
    }
    let isName = id.wholeMatch(of: /[a-z0-9-]+(\/[a-z0-9-]+)+/) != nil
    guard isName else { throw ValidationError("the id must look like family/name, in lowercase with hyphens.") }
    guard let folder = rules.rules else {
      return Console.write(RuleTemplate.text(id: id, tag: tag))
    }
    let path = folder + "/Cues/" + id + ".yaml"
    guard !FileManager.default.fileExists(atPath: path) else { throw ValidationError("\(path) exists already.") }
    do {
      try FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
      try RuleTemplate.text(id: id, tag: tag).write(toFile: path, atomically: true, encoding: .utf8)
    } catch {
      Console.error("cannot write \(path): \(error.localizedDescription)")
      throw ExitStatus.ioFailure.error
    }
    try SchemaFolder(path: folder + "/" + SchemaFolder.name)
      .write(EditorSchema.Kind.allCases.map { EditorSchema($0, tags: pack.tags) })
    Console.write("\(path)\nFill it in, then run: aside rules check \(folder)\n")
  }
}
