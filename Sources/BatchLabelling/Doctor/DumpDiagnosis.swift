import ReasoningExtraction
import TranscriptModel
import TranscriptReading

/// What one file of a dump is: its format, which fields hold what, and what would be passed over.
package struct DumpDiagnosis: Sendable {
  package let path: String
  package let packing: DumpPacking
  package private(set) var formats: [String: Int] = [:]
  package private(set) var members: Set<String> = []
  package private(set) var transcripts = 0
  /// By the class of their best reasoning.
  package private(set) var ledger = ReasoningLedger()
  package private(set) var truncated = 0
  package private(set) var merged = 0
  package private(set) var models: [String: Int] = [:]
  package private(set) var prompts: Set<String> = []
  package private(set) var epochs: Set<Int> = []
  package private(set) var conditions: [String: [String: Int]] = [:]
  package private(set) var outcomes: [String: [String: Int]] = [:]
  /// Which kinds of parts stand in which field, list positions as `*`.
  package private(set) var places: [String: [String: Int]] = [:]
  package private(set) var thoughts: [(id: String, text: String)] = []
  package private(set) var ids: [String] = []
  package private(set) var unread: [UnreadCode: (count: Int, first: UnreadItem)] = [:]
  package private(set) var survey = FieldSurvey()
  /// A mapping for records of no known shape, and what came of trying it.
  package private(set) var proposal: MappingProposal?
  package private(set) var trial: Trial?

  /// What reading with the proposed mapping gave.
  package struct Trial: Sendable {
    package var records = 0
    package var readable = 0
    package var thoughts: [(id: String, text: String)] = []
  }

  static let maximumThoughts = 3
  private static let maximumNames = 200

  init(path: String) {
    self.path = path
    packing = DumpPacking(path: path)
  }

  package var unreadCount: Int { unread.values.reduce(0) { $0 + $1.count } }

  /// Transcripts with reasoning that can be read.
  package var readable: Int { (ledger.visibility[.full] ?? 0) + (ledger.visibility[.summary] ?? 0) }

  mutating func survey(_ root: JSONValue) { survey.add(root) }

  mutating func add(_ item: ReadItem) {
    switch item {
    case .unread(let item): add(item)
    case .transcript(let transcript):
      let extracted = ReasoningExtractor.extract(transcript)
      if let item = extracted.unreadWithoutReasoning { return add(item) }
      add(extracted)
    }
  }

  private mutating func add(_ item: UnreadItem) {
    unread[item.code] = ((unread[item.code]?.count ?? 0) + 1, unread[item.code]?.first ?? item)
  }

  private mutating func add(_ transcript: Transcript) {
    transcripts += 1
    ledger.add(transcript)
    merged += transcript.merged
    if let member = transcript.source.member { members.insert(member) }
    formats[transcript.format ?? "unknown", default: 0] += 1
    models[transcript.model ?? "(no model)", default: 0] += 1
    if let prompt = transcript.promptID { prompts.insert(prompt) }
    if let epoch = transcript.epoch { epochs.insert(epoch) }
    if ids.count < Self.maximumThoughts { ids.append(transcript.id) }
    for (name, value) in transcript.condition { Self.count(value, name, in: &conditions) }
    for (name, value) in transcript.outcome { Self.count(value, name, in: &outcomes) }
    if transcript.parts.contains(where: { $0.kind == .reasoning && $0.truncated }) { truncated += 1 }
    transcript.parts.forEach { note($0, of: transcript) }
  }

  private mutating func note(_ part: Part, of transcript: Transcript) {
    if !part.field.isEmpty {
      let what = part.kind == .reasoning ? "reasoning (\(part.visibility.rawValue))" : part.kind.rawValue
      places[Self.generalised(part.field), default: [:]][what, default: 0] += 1
    }
    guard thoughts.count < Self.maximumThoughts, thoughts.last?.id != transcript.id else { return }
    guard part.kind == .reasoning, part.visibility == .full || part.visibility == .summary else { return }
    thoughts.append((transcript.id, String(part.text.string.prefix(400))))
  }

  private static func count(_ value: ScalarValue, _ name: String, in counts: inout [String: [String: Int]]) {
    guard counts[name] != nil || counts.count < maximumNames else { return }
    let text = String(value.text.prefix(60))
    guard counts[name]?[text] != nil || (counts[name]?.count ?? 0) < maximumNames else { return }
    counts[name, default: [:]][text, default: 0] += 1
  }

  static func generalised(_ pointer: String) -> String {
    pointer.split(separator: "/", omittingEmptySubsequences: false)
      .map { !$0.isEmpty && $0.allSatisfy(\.isNumber) ? "*" : String($0) }.joined(separator: "/")
  }

  /// Proposes a mapping when most records have no reasoning where it was looked for.
  mutating func propose() {
    let without = (unread[.missingReasoning]?.count ?? 0) + (ledger.visibility[.absent] ?? 0)
    guard without * 2 > transcripts + unreadCount, survey.records > 0 else { return }
    proposal = MappingProposal(survey)
  }

  mutating func note(trial: Trial) { self.trial = trial }
}
