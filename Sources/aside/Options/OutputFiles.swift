import ArgumentParser
import TranscriptReading

/// Files that a command writes: never one that it reads, which would be emptied before it is read.
enum OutputFiles {
  /// Ends the command with 64 where an output is one of the inputs, by whatever name, or two outputs are one file.
  ///
  /// - Parameter outputs: By option; `nil` where the option is not given.
  static func check(_ outputs: KeyValuePairs<String, String?>, apartFrom inputs: [String]) throws {
    var written: [String] = []
    for (option, output) in outputs {
      guard let output else { continue }
      if inputs.contains(where: { InputPaths.isOneFile($0, output) }) {
        throw ValidationError("\(option) names '\(output)', which this command reads; name another file.")
      }
      if written.contains(where: { $0 == output || InputPaths.isOneFile($0, output) }) {
        throw ValidationError("\(option) names '\(output)', which another option writes; name another file.")
      }
      written.append(output)
    }
  }
}
