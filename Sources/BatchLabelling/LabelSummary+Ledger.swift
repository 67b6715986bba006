import LabelStore
import TranscriptModel
import TranscriptReading

/// A summary as the sums that a store keeps for each file, and back.
extension LabelSummary {
  /// Names of sums that stand with a tag, a code, a class or a format behind a point.
  private enum Item: String {
    case present, visibility, unread, limit, format
    case limitedRule = "limited_rule"
    func callAsFunction(_ name: String) -> String { rawValue + "." + name }
  }

  private static var plain: [(String, WritableKeyPath<ModelCounts, Int>)] {
    [
      ("transcripts", \.transcripts), ("readable", \.readable), ("other_language", \.otherLanguage),
      ("truncated", \.truncated), ("limited", \.limited), ("any_present", \.anyPresent),
    ]
  }

  /// Sums that are not zero.
  package var ledger: [LedgerEntry] {
    var entries: [LedgerEntry] = []
    func add(_ model: String?, _ item: String, _ count: Int) {
      if count != 0 { entries.append(LedgerEntry(model: model, item: item, count: count)) }
    }
    for (model, counts) in models {
      for (item, path) in Self.plain { add(model, item, counts[keyPath: path]) }
      for (tag, count) in counts.present { add(model, Item.present(tag), count) }
      for (visibility, count) in counts.visibility { add(model, Item.visibility(visibility.rawValue), count) }
    }
    for (code, count) in unread { add(nil, Item.unread(code.rawValue), count) }
    for (code, count) in limits { add(nil, Item.limit(code), count) }
    for (rule, count) in limitedRules { add(nil, Item.limitedRule(rule), count) }
    for (format, count) in formats { add(nil, Item.format(format), count) }
    add(nil, "merged", merged)
    return entries
  }

  /// Adds sums of an earlier run; items that this version does not know are passed over.
  package mutating func add(_ entries: [LedgerEntry], firstUnread items: [UnreadItem]) {
    for entry in entries { add(entry) }
    firstUnread += items.prefix(max(0, Self.shownUnread - firstUnread.count))
  }

  /// Unread items that the report names at most.
  static let shownUnread = 5

  private mutating func add(_ entry: LedgerEntry) {
    if entry.item == "transcripts" { storedTranscripts += entry.count }
    if entry.item == "merged" { return merged += entry.count }
    if let (_, path) = Self.plain.first(where: { $0.0 == entry.item }) {
      models[entry.model, default: ModelCounts()][keyPath: path] += entry.count
      return
    }
    let parts = entry.item.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Item(rawValue: parts[0]) else { return }
    switch kind {
    case .present: models[entry.model, default: ModelCounts()].present[parts[1], default: 0] += entry.count
    case .visibility:
      guard let visibility = Visibility(rawValue: parts[1]) else { return }
      models[entry.model, default: ModelCounts()].visibility[visibility, default: 0] += entry.count
    case .unread: if let code = UnreadCode(rawValue: parts[1]) { unread[code, default: 0] += entry.count }
    case .limit: limits[parts[1], default: 0] += entry.count
    case .limitedRule: limitedRules[parts[1], default: 0] += entry.count
    case .format: formats[parts[1], default: 0] += entry.count
    }
  }
}
