import Foundation
import PackagePlugin

/// Packs the top-level `Rules/` folder into the binary whenever a rule file changes.
@main
struct PackRulesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let rules = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedRules.swift")
    var inputs: [URL] = []
    if let names = FileManager.default.enumerator(atPath: rules.path) {
      for case let name as String in names where name.hasSuffix(".yaml") { inputs.append(rules.appending(path: name)) }
    }
    return [
      .buildCommand(
        displayName: "Packing Rules/", executable: try context.tool(named: "PackRules").url,
        arguments: [rules.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
