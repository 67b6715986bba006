import ArgumentParser
import AuditWeb
import Auditing
import ErrorCodes
import Evaluation
import LabelStore
import ModelProfiles
import PatternMatching
import Reporting
import RuleFormat
import TranscriptReading

/// `aside help errors`: every code of the program.
struct ErrorsHelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: HelpTopic.errors, abstract: "Every error code with its cause and what to do.",
    usage: "aside help errors [<code> ...] [--to <to>]",
    discussion: """
      Examples:
        aside help errors                    all codes
        aside help errors R003 L004          these
        aside help errors --to json          for programs
      """, shouldDisplay: false)

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, md, json }

  @Argument(help: "Codes such as R003; all by default.")
  var codes: [String] = []

  @Option(help: "How to write them.")
  var to: Format = .text

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false

  /// In the order in which a run meets them.
  private static let catalogue = ErrorCatalogue([
    UnreadCode.self, ReadingNote.self, MatchLimit.self, RuleCode.self, MappingCode.self, FilterCode.self,
    GoldCode.self, StoreCode.self, ProfileCode.self, JournalCode.self, PageCode.self,
  ])

  func run() throws {
    let list = try chosen()
    switch to {
    case .text: Console.write(ErrorList(list).text(Console.style(noColor: noColor)))
    case .md: Console.write(ErrorList(list).markdown())
    case .json: Console.write(ErrorList(list).json(tool: Aside.version))
    }
  }

  private func chosen() throws -> ErrorCatalogue {
    guard !codes.isEmpty else { return Self.catalogue }
    let wanted = codes.map { ErrorCatalogue.code(in: $0) ?? $0 }
    for code in wanted where !Self.catalogue.codes.contains(code) {
      let hint = Self.catalogue.nearest(to: code).map { "Did you mean '\($0)'?" }
      Console.error(
        "there is no error code '\(TextStyle.visible(code))'. \(hint ?? "'aside help errors' lists them all.")")
      throw ExitStatus.usage.error
    }
    return Self.catalogue.restricted(to: Set(wanted))
  }
}

/// Words behind `aside help` that are no command: the parser knows help of commands only.
enum HelpTopic {
  /// No word that a user types: the command is reached by `aside help errors` alone.
  static let errors = "help-errors"

  static func replaced(in arguments: [String]) -> [String] {
    guard arguments.starts(with: ["help", "errors"]) || arguments.starts(with: ["help", "error"]) else {
      return arguments
    }
    return [errors] + arguments.dropFirst(2)
  }
}
