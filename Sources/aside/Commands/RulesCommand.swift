import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List, show, check, test, start, compare and measure rules.",
    subcommands: [
      RulesListCommand.self, RulesShowCommand.self, RulesCheckCommand.self, RulesTestCommand.self,
      RulesNewCommand.self, RulesCostCommand.self, RulesCoverageCommand.self, RulesOverlapCommand.self,
      RulesMutateCommand.self, RulesAblateCommand.self, RulesDiffCommand.self, RulesDocsCommand.self,
      RulesSchemaCommand.self,
    ])
}
