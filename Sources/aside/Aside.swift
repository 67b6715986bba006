import ArgumentParser
import Foundation
import YAMLDocuments

@main
struct Aside: AsyncParsableCommand {
  /// Labels of another version are made anew.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "aside",
    abstract: "Labels where a model's secret reasoning speaks of being trained, tested or watched.",
    discussion: """
      Examples:
        aside label dump.jsonl                     count the tags, by model
        aside label dump.jsonl --to jsonl -o labels.jsonl
        aside profile --by model,condition.tier    rates with intervals, of what was labelled
        aside explain dump.jsonl --id t42          the text with its cues and why
        aside doctor odd-dump/                     what it is, what could be read
        aside grep 'RLHF|fine-?tun' dump.jsonl.zst
        aside rules check Rules                    every mistake of a rules folder
        aside help errors R003                     what a code in an error means, and what to do

      What is reported is what a model says to itself: a lower bound of what it notices, and no proof \
      of motive.
      """,
    // What --version prints is made only when it is asked for: see VersionReport.
    version: version,
    subcommands: [
      LabelCommand.self, ExplainCommand.self, GrepCommand.self, ConvertCommand.self, DoctorCommand.self,
      EvaluateCommand.self, CalibrateCommand.self, ProfileCommand.self, AuditCommand.self, AgreementCommand.self,
      AdjudicateCommand.self, VerifyCommand.self, ExportCommand.self, StoreCommand.self,
      RulesCommand.self, ErrorsHelpCommand.self,
    ])

  static func main() async {
    keepStandardDescriptors()
    // Seen as failed writes: a closed pipe, and a file larger than it may be.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Interruption.install()
    let arguments = HelpTopic.replaced(in: Array(CommandLine.arguments.dropFirst()))
    if arguments == ["--version"] { return Console.write(VersionReport().text) }
    if let message = misspelling(in: arguments) {
      Console.error(message)
      Foundation.exit(ExitStatus.usage.rawValue)
    }
    BundledLabelling.begin(for: arguments)
    do {
      try await run(try parseAsRoot(arguments), named: arguments)
    } catch {
      exit(withError: error)
    }
  }

  /// Wrong usage that only a run can tell comes without the usage of all commands, which the parser would add.
  private static func run(_ command: any ParsableCommand, named arguments: [String]) async throws {
    var command = command
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let mistake as ValidationError {
      let isGroup = arguments.first.map { groups[$0] != nil } ?? false
      let name = (["aside"] + arguments.prefix(isGroup ? 2 : 1)).joined(separator: " ")
      Console.error("\(mistake.message) (see '\(name) --help')")
      throw ExitStatus.usage.error
    }
  }

  /// A standard stream that was closed gives its number to the next file that is opened: what is meant for people
  /// would be written into it. Output that goes nowhere fails; input ends at once.
  private static func keepStandardDescriptors() {
    for number in 0...2 where fcntl(Int32(number), F_GETFD) < 0 { _ = open("/dev/null", O_RDONLY) }
  }

  /// Commands that only hold others.
  private static let groups: [String: any ParsableCommand.Type] = [
    "rules": RulesCommand.self, "store": StoreCommand.self,
  ]

  /// A first word that is no command gets the nearest one named; the parser itself says only that
  /// it did not expect it.
  private static func misspelling(in arguments: [String]) -> String? {
    func names(_ command: any ParsableCommand.Type) -> [String] {
      command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
        .compactMap { $0.configuration.commandName }
    }
    var known = names(Aside.self) + ["help"]
    var word = arguments.first
    var path = "aside"
    if let group = word.flatMap({ groups[$0] }), arguments.count > 1 {
      known = names(group)
      path += " " + (word ?? "")
      word = arguments[1]
    }
    guard let word, !word.hasPrefix("-"), word != HelpTopic.errors, !known.contains(word) else { return nil }
    let hint = NearestName.of(word, among: known).map { "Did you mean '\(path) \($0)'?" }
    return "'\(word)' is no command of '\(path)'. \(hint ?? "Commands: \(known.joined(separator: ", ")).")"
  }
}
