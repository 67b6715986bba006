/// What is fuzzed, by name.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// simdjson's values and strings.
  case json
  /// One record in each of the formats.
  case records
  /// A whole stream: compressed, packed, lines, documents, tables, sessions, texts.
  case stream
  /// A file that is read by the directory of its zip archive, Inspect's logs among them.
  case archive
  /// Tagged reasoning in answers, drafts in reasoning.
  case tags
  /// Sentences, words, repeats and echoes.
  case sentences
  case yaml
  /// A rules folder, and labelling with what loads.
  case rules
  /// The literals of a pattern, and its matches with and without them.
  case pattern
  /// Cues, modifiers, stances and scores.
  case stance
  /// `--where`.
  case filter
  /// `--map`, and a row that is read with it.
  case mapping
  /// `--join`.
  case join
  /// Journals of verdicts.
  case journal

  /// - Throws: What could not be prepared: the rules folder, a file to work in.
  package func entry() throws -> any FuzzEntry {
    switch self {
    case .json: JSONEntry()
    case .records: RecordEntry()
    case .stream: StreamEntry()
    case .archive: try ArchiveEntry()
    case .tags: TagEntry()
    case .sentences: SentenceEntry()
    case .yaml: YAMLEntry()
    case .rules: RuleEntry()
    case .pattern: PatternEntry()
    case .stance: try StanceEntry()
    case .filter: FilterEntry()
    case .mapping: MappingEntry()
    case .join: try JoinEntry()
    case .journal: try JournalEntry()
    }
  }
}
