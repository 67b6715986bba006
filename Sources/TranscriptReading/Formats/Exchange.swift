import TranscriptModel

/// What was asked, where a record holds the request beside the answer.
struct Exchange {
  private let root: JSONValue
  private let field: String

  /// - Parameters:
  ///   - root: An object with `messages`, `input` or `prompt`, `system` or `instructions`.
  init(_ root: JSONValue, at field: String = "") {
    self.root = root
    self.field = field
  }

  /// The request of a record: an object of its own, or the record itself.
  static func request(in root: JSONValue) -> Exchange {
    for name in ["request", "params", "body"] {
      guard let request = root[name], request.kind == .object else { continue }
      if let body = request["body"], body.kind == .object { return Exchange(body, at: "/\(name)/body") }
      return Exchange(request, at: "/" + name)
    }
    return Exchange(root)
  }

  /// Adds the request's turns. An assistant turn at its end is a prefill of the answer.
  func add(to parts: inout ConversationParts) {
    for name in ["system", "instructions"] {
      if let system = root[name] { parts.addContent(system, .system, at: "\(field)/\(name)") }
    }
    for name in ["messages", "input", "prompt"] {
      guard let messages = root[name] else { continue }
      if messages.kind == .string { return parts.add(.prompt, messages, "\(field)/\(name)") }
      let items = messages.items
      for (index, message) in items.enumerated() {
        let isLast = index == items.count - 1 && MessageRole(message["role"]?.string) == .model
        parts.add(message, at: "\(field)/\(name)/\(index)", policy: .init(isPrefill: isLast))
      }
      if !items.isEmpty { return }
    }
  }

  /// The conditions that a request sets.
  var condition: [String: ScalarValue] {
    var values: [String: ScalarValue] = [:]
    for name in ["temperature", "top_p", "reasoning_effort", "max_tokens", "service_tier"] {
      if let scalar = root[name]?.scalar, scalar != .null { values[name] = scalar }
    }
    for (name, prefix) in [("metadata", ""), ("reasoning", "reasoning."), ("thinking", "thinking.")] {
      for (key, scalar) in RecordFields.shortValues(of: root[name]) { values[prefix + key] = scalar }
    }
    return values
  }

  var model: String? { root["model"]?.string }
}
