import ArgumentParser
import Foundation
import TranscriptReading

/// Files that a command writes: never one that it reads, which would be emptied before it is read.
enum OutputFiles {
  /// Standard output, where `-o` is not given and what is written goes there.
  static let standardOutput = "/dev/stdout"

  /// Ends the command with 64 where an output is one of the inputs, by whatever name, or two outputs are one file.
  ///
  /// - Parameter outputs: By option; `nil` where the option is not given.
  static func check(_ outputs: KeyValuePairs<String, String?>, apartFrom inputs: [String]) throws {
    var written: Set<String> = []
    for (option, output) in outputs {
      guard let output else { continue }
      if inputs.contains(where: { InputPaths.isOneFile($0, output) }) {
        throw ValidationError("\(option) names '\(output)', which this command reads; name another file.")
      }
      if !isDevice(output), !written.insert(resolved(output)).inserted {
        throw ValidationError("\(option) names '\(output)', which another option writes; name another file.")
      }
    }
  }

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  /// Is there, and is no regular file: as much as one likes can be written to it.
  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}
