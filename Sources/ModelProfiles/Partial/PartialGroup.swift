import RuleFormat
import TranscriptModel
import TranscriptReading

/// A group of a partial profile while its lines are read.
struct PartialGroup {
  let key: GroupKey
  private(set) var sums: GroupSums
  private var texts = 0

  /// Every readable text belongs to one prompt.
  var isConsistent: Bool { texts == sums.ledger.readable }

  /// `nil` for a line that does not describe a group by these columns.
  init?(_ root: JSONValue, columns: [ProfileColumn], _ names: LabelNames) {
    let values = (root["group"]?.items ?? []).compactMap(\.scalar)
    guard values.count == columns.count, let ledger = Self.ledger(root["ledger"]), let tags = root["tags"],
      tags.kind == .object
    else { return nil }
    key = GroupKey(zip(columns, values).map { GroupKey.Entry($0, $1) })
    var byTag: [Int: TagSums] = [:]
    for (name, value) in tags.fields {
      guard let tag = names.tag(name), let sums = Self.tag(value) else { return nil }
      byTag[tag] = sums
    }
    sums = GroupSums(ledger: ledger, tags: byTag)
  }

  /// Takes the line of a prompt, or of equal texts without one.
  ///
  /// - Returns: False when it is neither.
  mutating func add(_ root: JSONValue, _ names: LabelNames) -> Bool {
    let tags = names.labels.count { !$0.isComposite }
    guard let words = PartialLines.count(root["words"]), let cues = PartialLines.pairs(root["cues"], in: 0..<tags),
      let kinds = Self.kinds(root["texts"], labels: names.labels.count)
    else { return false }
    let prompt = PromptSums(kinds, words: words, cues: cues)
    if let id = root["prompt"]?.string {
      texts += prompt.count
      sums.add(prompt, of: id)
    } else if let count = PartialLines.count(root["alone"]), prompt.count == 1 {
      texts += count
      sums.add(prompt, alone: count)
    } else {
      return false
    }
    return true
  }

  private static func ledger(_ value: JSONValue?) -> ReasoningLedgerCounts? {
    guard let value, let visibility = PartialLines.map(value["visibility"], of: Visibility.self) else { return nil }
    var ledger = ReasoningLedgerCounts()
    ledger.visibility = visibility
    for member in LedgerMember.all {
      guard let count = PartialLines.count(value[member.name]) else { return nil }
      ledger[keyPath: member.path] = count
    }
    return ledger
  }

  private static func tag(_ value: JSONValue) -> TagSums? {
    guard let active = PartialLines.count(value["active"]),
      let stanceTexts = PartialLines.map(value["stance_texts"], of: Stance.self),
      let stanceCues = PartialLines.map(value["stance_cues"], of: Stance.self),
      let roles = PartialLines.map(value["roles"], of: Role.self),
      let onsets = PartialLines.pairs(value["onsets"], in: 0..<1001), let values = value["values"]?.items
    else { return nil }
    var attributes: [TagSums.Value: Int] = [:]
    for item in values {
      let item = item.items
      guard item.count == 3, let attribute = item[0].string, let value = item[1].string,
        let count = PartialLines.count(item[2])
      else { return nil }
      attributes[TagSums.Value(attribute: attribute, value: value)] = count
    }
    return TagSums(
      stanceTexts: stanceTexts, stanceCues: stanceCues, roles: roles, values: attributes, onsets: onsets, active: active
    )
  }

  private static func kinds(_ value: JSONValue?, labels: Int) -> [TextKind: Int]? {
    guard let value, value.kind == .array else { return nil }
    var kinds: [TextKind: Int] = [:]
    for item in value.items {
      let item = item.items
      guard item.count == 3, let count = PartialLines.count(item[0]) else { return nil }
      var kind = TextKind()
      for label in item[1].items {
        guard let index = label.integer, (0..<labels).contains(index) else { return nil }
        kind.labels.insert(index)
      }
      kind.outcomes = item[2].fields.compactMap { name, value in
        value.scalar.map { TextKind.Outcome(name: name, value: $0) }
      }.sorted { $0.name < $1.name }
      kinds[kind, default: 0] += count
    }
    return kinds
  }
}
