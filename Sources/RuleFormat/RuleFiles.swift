import Digests
import YAMLDocuments

/// The text of every file of a rules folder, by path below it (`Cues/training/own-weights.yaml`).
package struct RuleFiles: Sendable {
  /// Sorted by path.
  package let files: [RuleFile]
  /// How messages name the folder: the path as given, or `bundled rules`.
  package let origin: String

  /// The files were read and checked when the program was built.
  package let areChecked: Bool

  package init(_ files: [(path: String, text: String)], origin: String) {
    self.init(files.map { RuleFile(path: $0.path, text: $0.text) }, origin: origin, areChecked: false)
  }

  /// As `digests` was when the program was built.
  private let knownDigests: [String: String]

  private init(_ files: [RuleFile], origin: String, areChecked: Bool, knownDigests: [String: String] = [:]) {
    self.areChecked = areChecked
    self.knownDigests = knownDigests
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.origin = origin
  }

  /// SHA-256 over paths and texts, in hexadecimal: equal for a folder and its pack.
  package var digest: String { digest("all") { _ in true } }

  /// The same without what is learned: weights are fitted to the rules, not to themselves.
  package var digestWithoutCalibration: String {
    digest("unlearned") { ![Calibration.path, SentenceModel.path, ScreenModel.path].contains($0) }
  }

  /// The same of what decides where a rule finds something: the rules and the lexicon.
  package var searchDigest: String { digest(of: .rules) }

  /// What tables for searching and reading are made of, apart: a change of one leaves those of the others as they are.
  package enum Part: String, CaseIterable, Sendable {
    case rules, modifiers, sentences, screen

    fileprivate func covers(_ path: String) -> Bool {
      switch self {
      case .rules: path.hasPrefix("Cues/") || path == Lexicon.path
      case .modifiers: path.hasPrefix("Modifiers/") || [Lexicon.path, "tags.yaml"].contains(path)
      case .sentences: [SentenceModel.path, Lexicon.path, "tags.yaml"].contains(path)
      case .screen: path == ScreenModel.path
      }
    }
  }

  package func digest(of part: Part) -> String { digest(part.rawValue, part.covers) }

  /// All digests by name.
  private var digests: [String: String] {
    var digests = ["all": digest, "unlearned": digestWithoutCalibration]
    for part in Part.allCases { digests[part.rawValue] = digest(of: part) }
    return digests
  }

  private func digest(_ name: String, _ isCovered: (_ path: String) -> Bool) -> String {
    knownDigests[name]
      ?? TextDigest.hexadecimal(of: files.filter { isCovered($0.path) }.flatMap { [$0.path[...], $0.source] })
  }

  /// The same files, those that are the same in `others` as they were read there: the less is read anew.
  package func sharing(_ others: RuleFiles) -> RuleFiles {
    let known = Dictionary(others.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let shared = files.map { file in known[file.path].flatMap { $0.source == file.source ? $0 : nil } }
    let areSame = files.count == others.files.count && !shared.contains { $0 == nil }
    return RuleFiles(
      zip(shared, files).map { $0 ?? $1 }, origin: origin, areChecked: areSame && others.areChecked,
      knownDigests: areSame ? others.knownDigests : [:])
  }

  /// The same files without one.
  package func removing(_ path: String) -> RuleFiles {
    RuleFiles(files.filter { $0.path != path }, origin: origin, areChecked: areChecked)
  }

  /// The same files with other texts for some paths; a path that is not there is passed over.
  package func replacing(_ texts: [String: String]) -> RuleFiles {
    RuleFiles(files.map { ($0.path, texts[$0.path] ?? $0.text) }, origin: origin)
  }

  /// All files as `packed` reads them: a line of digests; for each file a line of path, bytes of the text and bytes of its
  /// values with tabs between, then both. A file that is no YAML has no values.
  package var packed: String {
    let digests = digests.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return files.reduce(into: digests.joined(separator: "\t") + "\n") { pack, file in
      let values = (try? file.document()).map(PackedYAML.text) ?? ""
      pack += "\(file.path)\t\(file.text.utf8.count)\t\(values.utf8.count)\n\(file.text)\(values)"
    }
  }

  /// Unpacks what the build packed, as `packed` is of other files.
  package static func packed(_ pack: String) -> RuleFiles {
    var files: [RuleFile] = []
    let (digests, start) = digests(of: pack)
    var rest = pack[start...]
    while let end = rest.utf8.firstIndex(of: 0x0A) {
      let head = rest[..<end].split(separator: "\t")
      guard head.count == 3, let count = Int(head[1]), let packedCount = Int(head[2]) else { break }
      let text = rest.utf8[rest.utf8.index(after: end)...].prefix(count)
      let values = rest.utf8[text.endIndex...].prefix(packedCount)
      files.append(
        RuleFile(
          path: String(head[0]), source: Substring(text), packed: packedCount > 0 ? Substring(values) : nil))
      rest = rest[values.endIndex...]
    }
    return RuleFiles(files, origin: "bundled rules", areChecked: true, knownDigests: digests)
  }

  /// The digests in the first line of a pack, and where it goes on.
  private static func digests(of pack: String) -> (digests: [String: String], rest: String.Index) {
    guard let end = pack.utf8.firstIndex(of: 0x0A) else { return ([:], pack.endIndex) }
    let fields = pack[..<end].split(separator: "\t").map { $0.split(separator: "=") }.filter { $0.count == 2 }
    let digests = fields.map { (String($0[0]), String($0[1])) }
    return (Dictionary(digests) { first, _ in first }, pack.utf8.index(after: end))
  }
}
