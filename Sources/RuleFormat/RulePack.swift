import ConcurrentMaps
import YAMLDocuments

/// A whole rules folder, read and checked: what `RuleMatching` and `StanceResolution` compile.
package struct RulePack: Sendable {
  /// In the order of tags.yaml.
  package var tags: [Tag]
  /// By id.
  package var rules: [Rule]
  package var modifiers: [Modifier]
  /// In the order of composites.yaml.
  package var composites: [Composite]
  /// `nil` without a calibration.yaml: scores are those of the rules alone.
  package var calibration: Calibration?
  /// `nil` without a sentences.yaml: every cue is of a rule.
  package var sentences: SentenceModel?
  /// `nil` without a screen.yaml, or with one for other rules: every text is searched.
  package var screen: ScreenModel?
  /// There is a screen.yaml, but for other rules.
  package private(set) var hasForeignScreen: Bool
  package var lexicon: Lexicon
  /// SHA-256 of all files, in hexadecimal.
  package var digest: String
  /// `RuleFiles.digest(of:)` of each part.
  package let partDigests: [RuleFiles.Part: String]
  /// The folder as given, or `bundled rules`.
  package var origin: String

  package func tag(_ id: String) -> Tag? { tags.first { $0.id == id } }

  /// The same rules, searched for in every text: for tools that ask what rules find.
  package var unscreened: RulePack {
    var pack = self
    pack.screen = nil
    return pack
  }

  /// Reads all files of the folder.
  ///
  /// - Throws: Every mistake of every file at once, by path and line. Examples are not run here.
  package init(_ files: RuleFiles) throws(Diagnostics) {
    let (pack, problems) = Self.read(files)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    self = pack
  }

  /// Reads what can be read: the pack without the broken files, and all mistakes by path and line.
  package static func read(_ files: RuleFiles) -> (pack: RulePack, problems: [Diagnostic]) {
    var reading = PackReading(files)
    reading.readTags()
    reading.readLexicon()
    reading.readRest()
    let problems = reading.problems.sorted { ($0.path, $0.line, $0.column) < ($1.path, $1.line, $1.column) }
    return (RulePack(reading), problems)
  }

  private init(_ reading: PackReading) {
    tags = reading.tags
    rules = reading.rules
    modifiers = reading.modifiers
    composites = reading.composites
    calibration = reading.calibration
    sentences = reading.sentences
    let parts = RuleFiles.Part.allCases.map { ($0, reading.files.digest(of: $0)) }
    let partDigests = Dictionary(uniqueKeysWithValues: parts)
    self.partDigests = partDigests
    let isForeign = reading.screen.map { $0.source.rulesDigest != partDigests[.rules] } ?? false
    screen = isForeign ? nil : reading.screen
    hasForeignScreen = isForeign
    lexicon = reading.lexicon
    digest = reading.files.digest
    origin = reading.files.origin
  }
}

/// The state of reading one folder; tags and the lexicon come first because the rest names them.
private struct PackReading {
  let files: RuleFiles
  var problems: [Diagnostic] = []
  var tags: [Tag] = []
  var lexicon = Lexicon()
  var rules: [Rule] = []
  private var pathsByID: [String: String] = [:]
  var modifiers: [Modifier] = []
  var composites: [Composite] = []
  var calibration: Calibration?
  var sentences: SentenceModel?
  var screen: ScreenModel?

  init(_ files: RuleFiles) { self.files = files }

  private func file(_ path: String) -> RuleFile? { files.files.first { $0.path == path } }
  private var tagsByID: [String: Tag] { Dictionary(tags.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a }) }

  mutating func readTags() {
    guard let file = file("tags.yaml") else {
      problems.append(
        Diagnostic(
          code: RuleCode.unreadable, message: "the rules folder has no tags.yaml", path: "tags.yaml",
          help: "start from a copy of the bundled folder"))
      return
    }
    let result = TagFileReader().read(file)
    tags = result.tags
    problems += result.problems
  }

  mutating func readLexicon() {
    guard let file = file(Lexicon.path) else { return }
    let result = LexiconFileReader(areChecked: files.areChecked).read(file)
    lexicon = result.lexicon
    problems += result.problems
  }

  mutating func readRest() {
    let tags = tagsByID
    let patterns = PatternListReader(lexicon: lexicon, areChecked: files.areChecked)
    readRules(patterns)
    for file in files.files where !file.path.hasPrefix("Cues/") {
      if file.path.hasPrefix("Modifiers/") {
        let result = ModifierFileReader(path: file.path, tags: tags, tagList: self.tags, patternLists: patterns).read(
          file)
        modifiers += result.modifiers
        problems += result.problems
      } else if file.path == "composites.yaml" {
        let result = CompositeFileReader(tags: tags, tagList: self.tags).read(file)
        composites = result.composites
        problems += result.problems
      } else if file.path == Calibration.path {
        let result = CalibrationFileReader(tags: tags).read(file)
        calibration = result.calibration
        problems += result.problems
      } else if file.path == SentenceModel.path {
        let reader = SentenceFileReader(tags: tags, lexicon: lexicon, areChecked: files.areChecked)
        let result = reader.read(file)
        sentences = result.model
        problems += result.problems
      } else if file.path == ScreenModel.path {
        let result = ScreenFileReader(areChecked: files.areChecked).read(file)
        screen = result.model
        problems += result.problems
      } else if !["tags.yaml", Lexicon.path].contains(file.path) {
        problems.append(unknownFile(file.path))
      }
    }
  }

  /// Rule files are most of a folder and do not know each other, so they are read on all processors.
  private mutating func readRules(_ patterns: PatternListReader) {
    let tags = tagsByID
    let layout = RuleKeys.file(tags: self.tags)
    let cues = files.files.filter { $0.path.hasPrefix("Cues/") }
    let results = cues.concurrentMap {
      RuleFileReader(path: $0.path, layout: layout, tags: tags, patternLists: patterns).read($0)
    }
    for result in results {
      problems += result.problems
      if let rule = result.rule { add(rule) }
    }
  }

  private mutating func add(_ rule: Rule) {
    if let twin = pathsByID[rule.id] {
      problems.append(
        Diagnostic(
          code: RuleCode.duplicateID, message: "the id '\(rule.id)' stands in \(twin) as well", path: rule.path))
    }
    pathsByID[rule.id] = rule.path
    rules.append(rule)
  }

  private func unknownFile(_ path: String) -> Diagnostic {
    let known = [
      "tags.yaml", Lexicon.path, "composites.yaml", Calibration.path, SentenceModel.path, ScreenModel.path,
    ]
    return Diagnostic(
      code: RuleCode.unknownKey, message: "this file is not part of a rules folder", path: path,
      help: NearestName.of(path, among: known).map { "did you mean '\($0)'?" }
        ?? "rules stand in Cues/<family>/, modifiers in Modifiers/")
  }
}
