import Foundation
import Reporting

/// The folder in which an editor finds its schemas.
struct SchemaFolder {
  /// Its name in a rules folder; hidden, so that no rule is looked for in it.
  static let name = ".schemas"

  let path: String

  /// Makes the folder and replaces schemas that are there; one that cannot be written ends the command with 74.
  func write(_ schemas: [EditorSchema]) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for schema in schemas {
        let file = path + "/" + schema.fileName
        try schema.text().write(toFile: file, atomically: true, encoding: .utf8)
      }
    } catch {
      Console.error("cannot write schemas to \(path): \(error.localizedDescription)")
      throw ExitStatus.ioFailure.error
    }
  }
}
