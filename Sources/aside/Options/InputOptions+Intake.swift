import ArgumentParser
import BatchLabelling
import Foundation
import Reporting
import TranscriptReading
import YAMLDocuments

/// From options to what is done with transcripts between reading and labelling.
///
/// Mistakes are shown on standard error and end the command: in the expressions with 64, in the mapping
/// and the joined file with 65, a file that is not there with 66. No dump has been read by then.
extension InputOptions {
  func intake() throws -> TranscriptIntake {
    let filter = try parsedFilter()
    let keys = try joinKeys()
    for file in [map, join] {
      if let file { try Self.demand(file) }
    }
    return TranscriptIntake(
      mapping: try mapping(), join: try joinedFile(keys), defaults: defaults, filter: filter)
  }

  private func parsedFilter() throws -> TranscriptFilter? {
    guard let filter else { return nil }
    do throws(FilterError) {
      return try TranscriptFilter(filter)
    } catch {
      throw Self.report([error.diagnostic(of: filter)], as: .usage)
    }
  }

  /// Also called while the options are checked, so that a mistake comes with the command's usage.
  func joinKeys() throws -> [JoinKey] {
    guard (join == nil) == on.isEmpty else {
      throw ValidationError(
        join == nil ? "--on needs --join FILE." : "--join needs --on, for example --on id=custom_id.")
    }
    if join == "-", paths.contains("-") { throw ValidationError("standard input can be read once only.") }
    return try on.map { text in
      do throws(JoinKey.Mistake) {
        return try JoinKey(text)
      } catch {
        throw ValidationError(error.message)
      }
    }
  }

  private func mapping() throws -> FieldMapping? {
    guard let map else { return nil }
    do throws(Diagnostics) {
      return try FieldMappingReader.read(path: map)
    } catch {
      throw Self.report(error.items, as: .invalidData)
    }
  }

  private func joinedFile(_ keys: [JoinKey]) throws -> JoinedFile? {
    guard let join else { return nil }
    var reader = JoinedFileReader(path: join, keys: keys)
    do throws(Diagnostic) {
      return try reader.read()
    } catch {
      throw Self.report([error], as: .invalidData)
    }
  }

  /// Ends the command with 66 when there is no such file.
  private static func demand(_ path: String) throws {
    if path == "-" || FileManager.default.fileExists(atPath: path) { return }
    do throws(InputPaths.Missing) {
      _ = try InputPaths([path])
    } catch {
      throw missing(error)
    }
  }

  static func missing(_ input: InputPaths.Missing) -> any Error {
    let hint = input.nearest.map { " Did you mean '\($0)'?" } ?? ""
    Console.error("there is no file, folder or match for '\(input.path)'.\(hint)")
    return ExitStatus.missingInput.error
  }

  static func report(_ items: [Diagnostic], as status: ExitStatus) -> any Error {
    Console.note(DiagnosticRenderer(style: Console.style(noColor: false, descriptor: 2)).render(items))
    Console.count(items)
    return status.error
  }
}
