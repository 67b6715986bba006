import ArgumentParser

/// How the rule tools write what they found.
enum TableFormat: String, CaseIterable, ExpressibleByArgument { case table, json }

/// Options that all rule tools with figures have.
struct TableOptions: ParsableArguments {
  @Option(help: "How to write it.")
  var to: TableFormat = .table

  @Flag(help: "No colour; NO_COLOR works too.")
  var noColor = false
}
