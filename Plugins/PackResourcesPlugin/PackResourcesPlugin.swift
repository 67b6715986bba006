import Foundation
import PackagePlugin

/// Packs the text files of a target's `Resources` folder into the binary.
@main
struct PackResourcesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Sources/\(target.name)/Resources")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    let inputs = names.map { folder.appending(path: $0) }
    let output = context.pluginWorkDirectoryURL.appending(path: "PackedResources.swift")
    return [
      .buildCommand(
        displayName: "Packing \(target.name)/Resources", executable: try context.tool(named: "PackResources").url,
        arguments: inputs.map(\.path) + [output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
