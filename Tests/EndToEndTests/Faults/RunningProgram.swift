import Foundation
import TestSupport

/// The built program at work, to be disturbed.
final class RunningProgram {
  private let process = Process()
  private let folder: ScratchFolder

  /// - Parameter folder: Where it runs; one of its own by default.
  init(_ arguments: [String], in place: URL? = nil, input: FileHandle = .nullDevice) throws {
    folder = try ScratchFolder()
    process.executableURL = ProjectFolder.program
    process.arguments = arguments
    process.currentDirectoryURL = place ?? folder.url
    process.standardInput = input
    process.standardOutput = try Self.file(folder.url.appendingPathComponent("out"))
    process.standardError = try Self.file(folder.url.appendingPathComponent("err"))
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  private static func file(_ url: URL) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    return try FileHandle(forWritingTo: url)
  }

  var isRunning: Bool { process.isRunning }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for its end; what a signal killed has that signal's number plus 128 as its status, as in a shell.
  func end() throws -> Program.Answer {
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
    }
    let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    return Program.Answer(status: status, output: try text("out"), error: try text("err"))
  }

  /// - Returns: Whether a file beside it grew to so many bytes before the program ended.
  func waits(for file: String, bytes: Int) -> Bool {
    while isRunning {
      let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
      if size >= bytes { return true }
      Thread.sleep(forTimeInterval: 0.005)
    }
    return false
  }
}
