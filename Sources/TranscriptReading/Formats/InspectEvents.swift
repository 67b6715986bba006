import TranscriptModel

/// The model events of an Inspect sample, and who generated what in them.
struct InspectEvents {
  struct ModelEvent {
    var event: JSONValue
    var index: Int
  }

  private let root: JSONValue
  private let field: String
  private let events: [ModelEvent]
  private let pool: [JSONValue]
  private let poolField: String
  private let scorerSpans: Set<String>

  init(_ root: JSONValue) {
    self.root = root
    let legacy = root["events"] == nil ? root["transcript"]?["events"] : nil
    field = legacy == nil ? "/events" : "/transcript/events"
    let all = (root["events"] ?? legacy)?.items ?? []
    // Chunked samples have one pool of messages for the conversation and the events.
    let own = root["events_data"]?["messages"]
    pool = own?.items ?? root["messages"]?.items ?? []
    poolField = own == nil ? "/messages" : "/events_data/messages"
    var steps = ScorerSteps()
    var scorerSpans: Set<String> = []
    var events: [ModelEvent] = []
    for (index, event) in all.enumerated() {
      switch event["event"]?.string {
      case "step": steps.take(event)
      case "span_begin":
        let parent = event["parent_id"]?.string
        let isScorer =
          ["scorer", "scorers"].contains(event["type"]?.string ?? event["name"]?.string ?? "")
          || event["name"]?.string == "scorers"
        if let id = event["id"]?.string, isScorer || parent.map({ scorerSpans.contains($0) }) == true {
          scorerSpans.insert(id)
        }
      case "model" where !steps.isInScorer: events.append(ModelEvent(event: event, index: index))
      default: break
      }
    }
    self.scorerSpans = scorerSpans
    self.events = events
  }

  /// Old logs mark scorers by nested steps.
  private struct ScorerSteps {
    private var types: [Bool] = []
    var isInScorer: Bool { types.contains(true) }
    mutating func take(_ event: JSONValue) {
      if event["action"]?.string == "begin" {
        types.append(event["type"]?.string == "scorer" || event["name"]?.string == "scorers")
      } else if !types.isEmpty {
        types.removeLast()
      }
    }
  }

  /// The events of an audit's target: those of the timeline `target`, or else of the role `target`.
  ///
  /// - Parameter isNamed: The header says that there is such a role.
  /// - Returns: `nil` where the sample is no audit.
  func target(isNamed: Bool) -> [ModelEvent]? {
    if let timeline = (root["timelines"]?.items ?? []).first(where: { $0["name"]?.string == "target" }) {
      var uuids: Set<String> = []
      Self.collectEvents(of: timeline["root"] ?? timeline, into: &uuids)
      return events.filter { $0.event["uuid"]?.string.map { uuids.contains($0) } ?? false }
        .filter { ["target", nil].contains($0.event["role"]?.string) }
    }
    let named = events.filter { $0.event["role"]?.string == "target" }
    return named.isEmpty && !isNamed ? nil : named.isEmpty ? nil : named
  }

  /// Events of a span and of all spans and branches inside it; spans marked as utility are the tool's own.
  private static func collectEvents(of span: JSONValue, into uuids: inout Set<String>) {
    if span["utility"]?.bool == true { return }
    for item in (span["content"]?.items ?? []) + (span["branches"]?.items ?? []) {
      if let uuid = item["event"]?.string ?? item["event"]?["uuid"]?.string {
        uuids.insert(uuid)
      } else {
        collectEvents(of: item, into: &uuids)
      }
    }
  }

  /// Adds what led to each event and what it generated, every message once. Assistant messages that no
  /// event generated are prefilled.
  func addConversations(of events: [ModelEvent], to parts: inout ConversationParts) {
    let generated = Set(
      events.flatMap { choices(of: $0).compactMap { $0.message["id"]?.string } })
    var given: Set<String> = []
    for event in events {
      for (message, place) in input(of: event) {
        let key = message["id"]?.string ?? "\(message["role"]?.string ?? "") \(Self.text(of: message))"
        if generated.contains(key) || !given.insert(key).inserted { continue }
        let isModel = MessageRole(message["role"]?.string) == .model
        parts.add(
          message, at: place,
          policy: .init(isPrefill: isModel && message["id"] != nil, copies: isModel ? .dropped : .kept))
      }
      for (message, place) in choices(of: event) {
        parts.add(message, at: place, policy: .init(copies: .counted))
      }
    }
  }

  private static func text(of message: JSONValue) -> String {
    message["content"]?.string ?? (message["content"]?.items ?? []).compactMap { $0["text"]?.string }.joined()
  }

  /// Adds what the events of `model` generated and the conversation lacks.
  func addOutputs(of model: String?, to parts: inout ConversationParts) {
    for event in events where isOfModel(event.event, model) {
      for (message, place) in choices(of: event) {
        if let id = message["id"]?.string, parts.hasTaken(id) { continue }
        parts.add(message, at: place, policy: .init(copies: .dropped))
      }
    }
  }

  private func isOfModel(_ event: JSONValue, _ model: String?) -> Bool {
    if event["role"]?.string != nil || event["pending"]?.bool == true { return false }
    if let span = event["span_id"]?.string, scorerSpans.contains(span) { return false }
    guard let model, let own = event["model"]?.string else { return true }
    return own == model
  }

  private func choices(of event: ModelEvent) -> [(message: JSONValue, field: String)] {
    (event.event["output"]?["choices"]?.items ?? []).enumerated().compactMap { number, choice in
      choice["message"].map { ($0, "\(field)/\(event.index)/output/choices/\(number)/message") }
    }
  }

  /// The messages that an event was asked with, from its own list or from the pool.
  private func input(of event: ModelEvent) -> [(message: JSONValue, field: String)] {
    let own = event.event["input"]?.items ?? []
    var messages = own.enumerated().map { ($1, "\(field)/\(event.index)/input/\($0)") }
    for range in event.event["input_refs"]?.items ?? [] {
      let bounds = range.items.compactMap(\.integer)
      guard bounds.count == 2, bounds[0] >= 0 else { continue }
      for index in bounds[0]..<max(bounds[0], min(bounds[1], pool.count)) {
        messages.append((pool[index], "\(poolField)/\(index)"))
      }
    }
    return messages
  }
}
