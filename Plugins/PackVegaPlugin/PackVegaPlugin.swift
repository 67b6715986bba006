import PackagePlugin

/// Packs the chart library of `Sources/Reporting/Resources` into the binary.
@main
struct PackVegaPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Sources/Reporting/Resources")
    let inputs = ["vega-bundle.js", "LICENSE-vega"].map { folder.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedVega.swift")
    return [
      .buildCommand(
        displayName: "Packing the chart library", executable: try context.tool(named: "PackVega").url,
        arguments: inputs.map(\.path) + [output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
