import ArgumentParser
import RuleFormat
import YAMLDocuments

/// What `export --to rule-examples` does with rule files.
struct RuleExampleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("For rule-examples: only rules whose id starts with this.", valueName: "id"))
  var rule: String?

  @Option(
    help: ArgumentHelp("For rule-examples: new examples for each rule, the shortest; 3 by default.", valueName: "n"))
  var limit: Int?

  @Flag(help: "For rule-examples: show the changes, write nothing.")
  var dryRun = false

  @Flag(help: "For rule-examples: only what the rules do already, none that asks for an edit.")
  var keptOnly = false

  /// The first option that was given.
  var given: String? {
    if rule != nil { return "--rule" }
    if limit != nil { return "--limit" }
    return dryRun ? "--dry-run" : keptOnly ? "--kept-only" : nil
  }

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  /// Ends with 64 for a rule that is not there.
  func check(_ pack: RulePack) throws {
    guard let rule, !pack.rules.contains(where: { $0.id.hasPrefix(rule) }) else { return }
    let hint = NearestName.of(rule, among: pack.rules.map(\.id)).map { " Did you mean '\($0)'?" } ?? ""
    throw ValidationError("there is no rule '\(rule)'.\(hint)")
  }
}
