import Foundation
import TestSupport

/// The shell, for what needs a file system of its own.
enum RootShell {
  static let canMount = (try? run("unshare -m mount -t tmpfs none /mnt", [:])) == ""

  /// - Returns: What it said, streams together.
  static func run(_ script: String, _ variables: [String: String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    let usual = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "ASIDE": ProjectFolder.program.path]
    process.environment = usual.merging(variables) { $1 }.merging(ProjectFolder.sanitizerOptions) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
}
