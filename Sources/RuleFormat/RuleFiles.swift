import Digests
import Foundation
import YAMLDocuments

/// The text of every file of a rules folder, by path below it (`Cues/training/own-weights.yaml`).
package struct RuleFiles: Sendable {
  /// Path and text, sorted by path.
  package private(set) var files: [(path: String, text: String)]
  /// How messages name the folder: the path as given, or `bundled rules`.
  package let origin: String

  /// The files were read and checked when the program was built.
  package let areChecked: Bool

  package init(_ files: [(path: String, text: String)], origin: String, areChecked: Bool = false) {
    self.areChecked = areChecked
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.origin = origin
  }

  /// SHA-256 over paths and texts, in hexadecimal: equal for a folder and its pack.
  package var digest: String { TextDigest.hexadecimal(of: files.flatMap { [$0.path, $0.text] }) }

  /// The same without calibration.yaml: weights are fitted to the rules, not to themselves.
  package var digestWithoutCalibration: String {
    TextDigest.hexadecimal(of: files.filter { $0.path != Calibration.path }.flatMap { [$0.path, $0.text] })
  }

  /// The same files with other texts for some paths; a path that is not there is passed over.
  package func replacing(_ texts: [String: String]) -> RuleFiles {
    RuleFiles(files.map { ($0.path, texts[$0.path] ?? $0.text) }, origin: origin)
  }

  /// Reads every `.yaml` file below `folder`; hidden files and links are left out.
  ///
  /// - Throws: `R001` for each file that cannot be read as UTF-8, `R016` when there is none.
  package static func folder(_ folder: String) throws(Diagnostics) -> RuleFiles {
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
      let names = FileManager.default.enumerator(atPath: root.path)
    else {
      throw Diagnostics([
        Diagnostic(
          code: RuleCode.unreadable, message: "there is no rules folder here", path: folder,
          help: "give a folder that holds tags.yaml and Cues/")
      ])
    }
    var files: [(String, String)] = []
    var problems: [Diagnostic] = []
    for case let name as String in names where name.hasSuffix(".yaml") && !isHidden(name) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
      guard attributes?[.type] as? FileAttributeType == .typeRegular else { continue }
      let size = attributes?[.size] as? Int ?? 0
      if size <= YAMLDocument.maximumBytes, let data = FileManager.default.contents(atPath: folder + "/" + name),
        let text = String(validatingUTF8: data)
      {
        files.append((name, text))
      } else {
        problems.append(
          Diagnostic(
            code: RuleCode.unreadable,
            message: size > YAMLDocument.maximumBytes
              ? "the file is larger than 4 MiB" : "the file cannot be read as UTF-8 text",
            path: name))
      }
    }
    if files.isEmpty && problems.isEmpty {
      problems.append(
        Diagnostic(code: RuleCode.emptyFolder, message: "the folder holds no .yaml file", path: folder))
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return RuleFiles(files, origin: folder)
  }

  private static func isHidden(_ path: String) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// Unpacks what the build packed: `path<TAB>bytes<LF>text` for each file.
  package static func packed(_ pack: String) -> RuleFiles {
    var files: [(String, String)] = []
    let bytes = Array(pack.utf8)
    var position = 0
    while position < bytes.count, let end = bytes[position...].firstIndex(of: 0x0A) {
      let header = String(decoding: bytes[position..<end], as: UTF8.self).split(separator: "\t")
      guard header.count == 2, let count = Int(header[1]), end + 1 + count <= bytes.count else { break }
      files.append((String(header[0]), String(decoding: bytes[(end + 1)..<(end + 1 + count)], as: UTF8.self)))
      position = end + 1 + count
    }
    return RuleFiles(files, origin: "bundled rules", areChecked: true)
  }
}

extension String {
  /// `nil` unless `data` is valid UTF-8.
  fileprivate init?(validatingUTF8 data: Data) {
    guard let text = String(validating: data, as: UTF8.self) else { return nil }
    self = text
  }
}
