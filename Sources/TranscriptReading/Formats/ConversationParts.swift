import TranscriptModel

/// Collects the parts of one conversation from messages of any of the common shapes.
///
/// A message is taken once: a copy, known by its id, is left out and counted. Copies without an id are
/// known by their text, where the caller says that copies are to be expected.
struct ConversationParts {
  private(set) var parts: [Part] = []
  private(set) var limits: [LimitNote] = []
  /// Copies of reasoning that were left out.
  private(set) var merged = 0
  /// Where the parts of the last message of the model start.
  private(set) var lastOutput = 0
  private let attachments: AttachmentTable?
  private var seenMessages: Set<String> = []
  private var seenTexts: Set<UTF8Text> = []

  /// What happens to generated text that is there already.
  enum Copies {
    /// It was generated twice.
    case kept
    /// The format itself stores it twice.
    case dropped
    /// A branch, a retry or a replay: left out and counted.
    case counted
  }

  /// How a message is taken.
  struct Policy {
    /// Assistant text was given to the model, not written by it.
    var isPrefill = false
    var copies = Copies.kept
    /// Generation stopped at a limit of length.
    var wasCut = false
  }

  init(attachments: AttachmentTable? = nil) { self.attachments = attachments }

  /// The number of reasoning parts and answers so far.
  var hasOutput: Bool { parts.contains { $0.kind == .reasoning || $0.kind == .answer } }

  /// Whether this message was taken already.
  func hasTaken(_ id: String) -> Bool { seenMessages.contains(id) }

  /// Adds one text. Resolves attachments; leaves out blank texts that are no reasoning.
  mutating func add(
    _ kind: PartKind, _ value: JSONValue, _ field: String, visibility: Visibility = .full,
    policy: Policy = Policy()
  ) {
    var (value, field, visibility) = (value, field, visibility)
    if let attachments, AttachmentTable.isReference(value) {
      if let found = attachments.resolved(value) {
        (value, field) = found
      } else {
        limits.append(ReadingNote.missingAttachment.limit)
        if kind == .reasoning { visibility = .encrypted }
      }
    }
    guard let (text, replaced) = value.decoded else { return }
    if kind != .reasoning, text.isEmpty { return }
    if kind == .reasoning || kind == .answer {
      let isNew = seenTexts.insert(text).inserted
      if !isNew, policy.copies != .kept, !text.isEmpty {
        if policy.copies == .counted, kind == .reasoning || text.mayHoldTags { merged += 1 }
        return
      }
    }
    if replaced > 0 { limits.append(ReadingNote.loneSurrogate.limit) }
    if kind == .reasoning, visibility == .full || visibility == .summary, text.isBlank { visibility = .empty }
    parts.append(Part(kind: kind, text: text, visibility: visibility, field: field))
  }

  /// Counts copies that the reader left out itself.
  mutating func countCopies(_ count: Int) { merged += count }

  /// Marks the last reasoning as cut off, where no answer follows it.
  mutating func markCut(from first: Int) {
    guard !parts[first...].contains(where: { $0.kind == .answer && !$0.text.isBlank }),
      let last = parts.lastIndex(where: { $0.kind == .reasoning }), last >= first
    else { return }
    parts[last].truncated = true
  }

  /// Adds reasoning that is there, but has no text to read.
  mutating func addHidden(_ visibility: Visibility, _ field: String, _ policy: Policy = Policy()) {
    guard policy.copies == .kept else { return }
    parts.append(Part(kind: .reasoning, text: .empty, visibility: visibility, field: field))
  }

  /// Adds a message: its reasoning, its text, its tool calls, in this order.
  mutating func add(_ message: JSONValue, at field: String, policy: Policy = Policy()) {
    let role = MessageRole((message["role"] ?? message["from"] ?? message["speaker"] ?? message["type"])?.string)
    if let id = message["id"]?.string, !id.isEmpty, !seenMessages.insert(id).inserted {
      if policy.copies != .dropped, role == .model || role == .thought {
        merged += MessageShape.reasoningCount(message)
      }
      return
    }
    let first = parts.count
    if role == .model { lastOutput = first }
    var policy = policy
    if role == .model, MessageShape.isPrefill(message) { policy.isPrefill = true }
    addBody(of: message, role, at: field, policy)
    if policy.isPrefill {
      for index in first..<parts.count where parts[index].kind == .answer || parts[index].kind == .reasoning {
        parts[index].kind = .prefill
      }
    } else if policy.wasCut {
      markCut(from: first)
    }
  }

  private mutating func addBody(of message: JSONValue, _ role: MessageRole, at field: String, _ policy: Policy) {
    if role == .model { MessageReasoning(message, at: field).add(to: &self, policy) }
    if let key = ["content", "value", "text", "message"].first(where: { message[$0]?.isNull == false }),
      let content = message[key]
    {
      addContent(content, role, at: "\(field)/\(key)", policy)
    }
    for (index, call) in (message["tool_calls"]?.items ?? []).enumerated() {
      addCall(call, at: "\(field)/tool_calls/\(index)")
    }
  }

  /// Adds content that is a string or a list of blocks.
  mutating func addContent(_ content: JSONValue, _ role: MessageRole, at field: String, _ policy: Policy = Policy()) {
    if content.kind == .string { return add(role.kind, content, field, policy: policy) }
    for (index, item) in content.items.enumerated() {
      if item.kind == .string {
        add(role.kind, item, "\(field)/\(index)", policy: policy)
      } else {
        ContentBlock(item, at: "\(field)/\(index)").add(to: &self, role, policy)
      }
    }
  }

  /// Adds the name and, where they are text, the arguments of a tool call.
  mutating func addCall(_ call: JSONValue, at field: String) {
    for path in [["function", "name"], ["function"], ["name"], ["function_name"]] {
      let value = path.reduce(Optional(call)) { $0?[$1] }
      if let value, value.kind == .string {
        add(.toolCall, value, field + "/" + path.joined(separator: "/"))
        break
      }
    }
    for path in [["function", "arguments"], ["arguments"], ["args"], ["input"]] {
      let value = path.reduce(Optional(call)) { $0?[$1] }
      if let value, value.kind == .string { add(.toolCall, value, field + "/" + path.joined(separator: "/")) }
    }
  }

  /// The parts as a transcript of this source.
  func transcript(id: String?, _ context: ReadingContext) -> Transcript {
    var transcript = Transcript(
      id: id ?? context.source.name, model: context.header?.model, promptID: RecordFields.promptDigest(parts),
      condition: context.header?.fields ?? [:], source: context.source, parts: parts, limits: limits)
    transcript.merged = merged
    return transcript
  }
}

extension UTF8Text {
  /// Whether a tag might stand in it; a cheap check that may say yes too often.
  var mayHoldTags: Bool { bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: "[")) }
}
