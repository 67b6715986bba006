import Foundation

/// Where the project's files are while its tests run.
public enum ProjectFolder {
  public static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  public static let corpus = url.appendingPathComponent("Corpus")
  public static let rules = url.appendingPathComponent("Rules")

  /// The built program, beside the test bundle, or the one that `ASIDE_PROGRAM` names from the project's folder.
  public static var program: URL {
    if let other = ProcessInfo.processInfo.environment["ASIDE_PROGRAM"] {
      return URL(fileURLWithPath: other, relativeTo: url.appendingPathComponent("")).absoluteURL
    }
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let candidates = [bundle.deletingLastPathComponent(), url.appendingPathComponent(".build/debug")]
    return candidates.map { $0.appendingPathComponent("aside") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[1].appendingPathComponent("aside")
  }

  /// What tells programs under a sanitizer where their reports go; for those that get an environment of their own.
  public static var sanitizerOptions: [String: String] {
    ProcessInfo.processInfo.environment.filter { ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key) }
  }
}
