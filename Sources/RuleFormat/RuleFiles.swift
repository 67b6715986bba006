import Digests
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
  package var digest: String { digest { _ in true } }

  /// The same without what is learned: weights are fitted to the rules, not to themselves.
  package var digestWithoutCalibration: String {
    digest { ![Calibration.path, SentenceModel.path, ScreenModel.path].contains($0) }
  }

  /// The same of what decides where a rule finds something: the rules and the lexicon.
  package var searchDigest: String { digest { $0.hasPrefix("Cues/") || $0 == "lexicon.yaml" } }

  private func digest(_ isCovered: (_ path: String) -> Bool) -> String {
    TextDigest.hexadecimal(of: files.filter { isCovered($0.path) }.flatMap { [$0.path, $0.text] })
  }

  /// The same files without one.
  package func removing(_ path: String) -> RuleFiles {
    RuleFiles(files.filter { $0.path != path }, origin: origin, areChecked: areChecked)
  }

  /// The same files with other texts for some paths; a path that is not there is passed over.
  package func replacing(_ texts: [String: String]) -> RuleFiles {
    RuleFiles(files.map { ($0.path, texts[$0.path] ?? $0.text) }, origin: origin)
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
