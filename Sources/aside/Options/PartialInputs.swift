import ArgumentParser
import Foundation
import ModelProfiles
import Reporting
import TranscriptReading
import YAMLDocuments

/// Partial profiles that a command is given in place of a store.
enum PartialInputs {
  /// True when all inputs are partial profiles, false when none is.
  ///
  /// - Throws: A usage error for a mixture.
  static func areMeant(by inputs: [String]) throws -> Bool {
    let partial = inputs.filter(isPartial)
    guard !partial.isEmpty else { return false }
    guard let other = inputs.first(where: { !isPartial($0) }) else { return true }
    if !FileManager.default.fileExists(atPath: other) { return true }
    throw ValidationError(
      "\(other) is no partial profile, \(partial[0]) is one: make one of each store with --format partial first.")
  }

  private static func isPartial(_ path: String) -> Bool {
    if path == "-" { return true }
    guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 64) else { return false }
    return PartialProfileReader.recognises(head)
  }

  /// Reads and merges them. What is wrong is said here; the error thrown ends the command with 65 or 66.
  static func merged(_ inputs: [String]) throws -> PartialProfile {
    var files: [String] = []
    do throws(InputPaths.Missing) {
      files = try InputPaths(inputs).files
    } catch {
      throw InputOptions.missing(error)
    }
    var reader = PartialProfileReader()
    do throws(Diagnostic) {
      for file in files { try reader.read(file) }
    } catch {
      throw InputOptions.report([error], as: .invalidData)
    }
    guard let merged = reader.merged else { throw ExitStatus.invalidData.error }
    return merged
  }
}
