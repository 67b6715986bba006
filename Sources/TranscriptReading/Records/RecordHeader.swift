import TranscriptModel

/// What stands beside the rows of a document, or in the header of a log, and holds for all its records.
package struct RecordHeader: Sendable {
  /// `model`, `model_name` or `target_model` of the document.
  var model: String?
  /// Other short scalars of the document.
  var fields: [String: ScalarValue] = [:]
  /// Set for Inspect logs.
  var inspect: InspectHeader?

  /// The format that the header settles for all records.
  var format: TranscriptFormat? { inspect == nil ? nil : .inspect }

  init() {}

  /// - Parameter bytes: A JSON object; `nil` for anything else.
  init?(json bytes: [UInt8]) {
    guard let header = JSONParser.values(of: bytes, { RecordHeader($0) }) else { return nil }
    self = header
  }

  init(_ root: JSONValue) {
    model = ["model", "model_name", "target_model", "target"].lazy.compactMap { root[$0]?.string }.first
    inspect = InspectHeader(root)
    if inspect == nil { fields = RecordFields.shortValues(of: root, leavingOut: ["model", "id"]) }
  }
}

/// What the header of an Inspect log says about all its samples.
struct InspectHeader: Sendable {
  var model: String?
  /// The model in the role `target`, in logs where the main conversation is an auditor's.
  var targetModel: String?
  var condition: [String: ScalarValue] = [:]

  /// - Returns: `nil` when `root` has no `eval`.
  init?(_ root: JSONValue) {
    guard let eval = root["eval"], eval.kind == .object else { return nil }
    model = eval["model"]?.string
    let target = eval["model_roles"]?["target"]
    targetModel = target?["model"]?.string ?? target?.string
    for name in ["task", "task_version", "solver"] { condition[name] = eval[name]?.scalar }
    add(eval["task_args"], under: "task_args")
    add(eval["model_generate_config"], under: "config")
    add(eval["metadata"], under: "eval")
    add(root["metadata"], under: "eval")
    for tag in (eval["tags"]?.items ?? []) + (root["tags"]?.items ?? []) {
      if let name = tag.string { condition["tag.\(name)"] = .bool(true) }
    }
    condition = condition.filter { $0.value != .null }
  }

  private mutating func add(_ value: JSONValue?, under prefix: String) {
    guard let value, value.kind == .object else { return }
    for (name, scalar) in RecordFields.shortValues(of: value) { condition["\(prefix).\(name)"] = scalar }
  }
}
