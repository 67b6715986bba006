import TranscriptModel

/// Reads one sample of an Inspect log, of `.eval` or `.json`, and Petri's target inside one.
///
/// The conversation is `messages`. Generated messages that stand only in `output` or in the events of
/// the model (several agents, compaction, rollbacks) follow it; what a grader thinks is left out. Where
/// a timeline or a role says that the target of an audit is another one, only that one is read.
struct InspectSampleReader: TranscriptReader {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  /// A log of its own has no samples: those of a document are cut out of it before.
  private static func isLog(_ root: JSONValue) -> Bool {
    root["eval"]?.kind == .object && root["eval"]?["task"] != nil && (root["samples"]?.items ?? []).isEmpty
  }

  static func recognises(_ root: JSONValue) -> Bool {
    if isLog(root) { return true }
    return root["epoch"]?.kind == .number && root["id"] != nil
      && (root["messages"]?.kind == .array || root["message_refs"] != nil || root["events"]?.kind == .array)
      && (root["target"] != nil || root["scores"] != nil || root["output"]?.kind == .object)
  }

  func read(_ root: JSONValue) -> [ReadItem] {
    if Self.isLog(root) { return context.unread(.noSamples, "it has none") }
    guard root.kind == .object, root["id"] != nil || root["messages"] != nil else {
      return context.unread(.unknownFormat, "no Inspect sample")
    }
    var parts = ConversationParts(attachments: AttachmentTable(root))
    let header = context.header?.inspect
    let events = InspectEvents(root)
    // A run whose models all have roles names none here.
    let named = header?.model.flatMap { $0.hasPrefix("none") ? nil : $0 }
    var model = named ?? Self.onlyModel(of: root) ?? root["output"]?["model"]?.string
    if let target = events.target(isNamed: header?.targetModel != nil) {
      events.addConversations(of: target, to: &parts)
      model = header?.targetModel ?? target.first?.event["model"]?.string ?? model
    } else {
      addMessages(of: root, to: &parts)
      addChoices(of: root, to: &parts)
      events.addOutputs(of: named, to: &parts)
    }
    return [.transcript(transcript(root, parts, model: model))]
  }

  private func addMessages(of root: JSONValue, to parts: inout ConversationParts) {
    let messages = root["messages"]?.items ?? []
    guard let refs = root["message_refs"] else {
      for (index, message) in messages.enumerated() { parts.add(message, at: "/messages/\(index)") }
      return
    }
    for range in refs.items {
      let bounds = range.items.compactMap(\.integer)
      guard bounds.count == 2, bounds[0] >= 0 else { continue }
      for index in bounds[0]..<max(bounds[0], min(bounds[1], messages.count)) {
        parts.add(messages[index], at: "/messages/\(index)")
      }
    }
  }

  private func addChoices(of root: JSONValue, to parts: inout ConversationParts) {
    for (index, choice) in (root["output"]?["choices"]?.items ?? []).enumerated() {
      guard let message = choice["message"] else { continue }
      let start = parts.lastOutput
      if message["id"]?.string.map({ parts.hasTaken($0) }) != true {
        parts.add(message, at: "/output/choices/\(index)/message", policy: .init(copies: .dropped))
      }
      if ["max_tokens", "model_length", "length"].contains(choice["stop_reason"]?.string) {
        parts.markCut(from: index == 0 ? start : parts.lastOutput)
      }
    }
  }

  /// The model that the generated messages name, when they all name the same.
  private static func onlyModel(of root: JSONValue) -> String? {
    let models = Set(
      (root["messages"]?.items ?? []).filter { $0["role"]?.string == "assistant" }.compactMap { $0["model"]?.string })
    return models.count == 1 ? models.first : nil
  }

  private func transcript(_ root: JSONValue, _ parts: ConversationParts, model: String?) -> Transcript {
    var transcript = parts.transcript(id: root["id"]?.text, context)
    transcript.model = model
    transcript.promptID = root["id"]?.text ?? transcript.promptID
    transcript.epoch = root["epoch"]?.integer
    transcript.condition = (context.header?.inspect?.condition ?? [:]).merging(
      RecordFields.shortValues(of: root["metadata"])
    ) { $1 }
    for (name, score) in root["scores"]?.fields ?? [] {
      let value = score["value"] ?? score
      if let scalar = value.scalar { transcript.outcome[name] = scalar }
      for (key, scalar) in RecordFields.shortValues(of: value) { transcript.outcome["\(name).\(key)"] = scalar }
    }
    if let score = root["score"]?["value"]?.scalar { transcript.outcome["score"] = score }
    if let limit = root["limit"]?["type"]?.scalar { transcript.outcome["limit"] = limit }
    if root["error"]?.kind == .object { transcript.outcome["error"] = .bool(true) }
    return transcript
  }
}
