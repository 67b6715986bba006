/// What the fields of a dump's records hold: which are there, how long, how varied.
///
/// One pass over the first records; memory follows the number of fields, not of records.
package struct FieldSurvey: Sendable {
  /// One field, list positions written as `*`.
  package struct Field: Sendable {
    package internal(set) var steps: [String]
    /// Records in which it holds something.
    package internal(set) var records = 0
    package internal(set) var strings = 0
    package internal(set) var numbers = 0
    package internal(set) var others = 0
    /// Bytes of its strings.
    package internal(set) var bytes = 0
    /// Strings of eight or more words.
    package internal(set) var prose = 0
    /// Strings with a tag such as `<think>` or `<scratchpad>`.
    package internal(set) var tagged = 0
    /// Different values, up to `FieldSurvey.maximumValues`; long ones by their start.
    package internal(set) var values: Set<String> = []
    fileprivate var lastRecord = 0

    package var count: Int { strings + numbers + others }
    /// Dotted, as a mapping file writes it.
    package var path: String { steps.joined(separator: ".") }
    package var name: String { steps.last { $0 != "*" } ?? "" }
    package var meanBytes: Int { strings == 0 ? 0 : bytes / strings }
  }

  /// Records looked at; more say little more.
  package static let maximumRecords = 2_000
  package static let maximumValues = 200
  private static let maximumFields = 2_000
  private static let maximumDepth = 6
  private static let maximumItems = 50

  package private(set) var records = 0
  private var byPath: [[String]: Field] = [:]

  package init() {}

  /// By path.
  package var fields: [Field] { byPath.values.sorted { $0.path < $1.path } }

  /// Takes in one record; nothing once `maximumRecords` were seen.
  package mutating func add(_ root: JSONValue) {
    guard records < Self.maximumRecords, root.kind == .object else { return }
    records += 1
    walk(root, [])
  }

  private mutating func walk(_ value: JSONValue, _ steps: [String]) {
    guard steps.count < Self.maximumDepth else { return }
    switch value.kind {
    case .object: for (key, child) in value.fields { walk(child, steps + [key]) }
    case .array: for item in value.items.prefix(Self.maximumItems) { walk(item, steps + ["*"]) }
    default: note(value, steps)
    }
  }

  private mutating func note(_ value: JSONValue, _ steps: [String]) {
    guard !value.isNull, byPath[steps] != nil || byPath.count < Self.maximumFields else { return }
    var field = byPath[steps] ?? Field(steps: steps)
    if field.lastRecord != records {
      field.lastRecord = records
      field.records += 1
    }
    let text = value.scalar?.text ?? ""
    switch value.kind {
    case .string: field.take(text)
    case .number: field.numbers += 1
    default: field.others += 1
    }
    if field.values.count < Self.maximumValues { field.values.insert(String(text.prefix(200))) }
    byPath[steps] = field
  }
}

extension FieldSurvey.Field {
  private static let marks = ["<think", "</think", "<scratchpad", "<reasoning", "[think]", "◁think▷", "<thought"]

  fileprivate mutating func take(_ text: String) {
    strings += 1
    bytes += text.utf8.count
    if text.split(separator: " ", maxSplits: 8).count > 7 { prose += 1 }
    let lowered = text.prefix(4_000).lowercased()
    if Self.marks.contains(where: lowered.contains) { tagged += 1 }
  }
}
