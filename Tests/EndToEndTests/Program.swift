import Foundation
import TestSupport

/// Runs the built program.
struct Program {
  struct Answer {
    var status: Int32
    var output: String
    var error: String

    /// Standard output as JSON Lines.
    var records: [[String: Any]] {
      output.split(separator: "\n").compactMap {
        (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
      }
    }
  }

  static func run(_ arguments: [String], input: Data = Data(), folder: URL? = nil) throws -> Answer {
    let process = Process()
    process.executableURL = ProjectFolder.program
    process.arguments = arguments
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("aside-e2e-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    // Not the project's folder: a run without --no-store makes a store where it stands.
    process.currentDirectoryURL = folder ?? scratch
    // Files, not pipes: a full pipe would stop the program while nobody reads.
    let names = ["in", "out", "err"].map { scratch.appendingPathComponent($0) }
    try input.write(to: names[0])
    for name in names.dropFirst() { _ = FileManager.default.createFile(atPath: name.path, contents: nil) }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    func text(_ url: URL) throws -> String { String(decoding: try Data(contentsOf: url), as: UTF8.self) }
    return Answer(status: process.terminationStatus, output: try text(names[1]), error: try text(names[2]))
  }

  static func run(_ arguments: String..., lines: [String] = []) throws -> Answer {
    try run(arguments, input: Data(lines.joined(separator: "\n").utf8))
  }
}

/// A folder that is removed with the value.
final class ScratchFolder {
  let url: URL
  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("aside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
