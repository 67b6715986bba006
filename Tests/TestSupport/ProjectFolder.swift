import Foundation

/// Where the project's files are while its tests run.
public enum ProjectFolder {
  public static let url = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  public static let corpus = url.appendingPathComponent("Corpus")
  public static let rules = url.appendingPathComponent("Rules")

  /// The built program, beside the test bundle.
  public static var program: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    let candidates = [bundle.deletingLastPathComponent(), url.appendingPathComponent(".build/debug")]
    return candidates.map { $0.appendingPathComponent("aside") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[1].appendingPathComponent("aside")
  }
}
