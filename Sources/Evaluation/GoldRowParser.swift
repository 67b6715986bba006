import RuleFormat
import TranscriptReading
import YAMLDocuments

/// One mistake in a row of gold, without its place.
struct GoldMistake {
  var code: GoldCode
  var message: String
  var help: String?

  init(_ code: GoldCode, _ message: String, help: String?) {
    self.code = code
    self.message = message
    self.help = help
  }
}

/// Turns one parsed row into gold.
struct GoldRowParser {
  let composites: Set<String>
  private let tags: Set<String>
  static let shape = #"rows such as {"id": "a", "tags": {"evaluation.suspicion": {"quote": "…"}}}, or id,tag,present"#

  init(_ pack: RulePack) {
    tags = Set(pack.tags.map(\.id))
    composites = Set(pack.composites.map(\.id))
  }

  /// `agreed` says what is present where two readers labelled; else the keys of `tags` do, unless their
  /// value is false or holds `"present": false`. Where `judged` lists tags, the row says nothing about others.
  func row(_ root: JSONValue, id: String) -> (row: GoldRow, mistakes: [GoldMistake]) {
    var row = GoldRow(id: id, present: [])
    var mistakes: [GoldMistake] = []
    guard root["agreed"] != nil || root["tags"] != nil else {
      return (row, [GoldMistake(GoldCode.unreadable, "the row has no tags", help: Self.shape)])
    }
    let found = names(in: root["tags"])
    let denied = root["tags"]?.fields.filter { ($0.value["present"] ?? $0.value).flag == false }.map(\.key) ?? []
    let uncounted = names(in: root["uncounted"])
    row.present = root["agreed"].map { Set(names(in: $0)) } ?? Set(found).subtracting(denied)
    row.disputed = Set(names(in: root["disputed"]))
    let judged = root["judged"].map { Set(names(in: $0)) }
    row.spokenOf = judged.map { $0.union(found).union(row.present) }
    for tag in row.present.union(row.disputed).union(found).union(uncounted).union(judged ?? []).sorted() {
      if let mistake = unknown(tag, allowsComposites: false) { mistakes.append(mistake) }
    }
    for (tag, value) in root["tags"]?.fields ?? [] { row.quotes[tag] = quotes(in: value) }
    for field in ["uncounted", "tags"] {
      for (tag, value) in root[field]?.fields ?? [] { read(value["stance"], of: tag, into: &row, &mistakes) }
    }
    for (name, value) in root["composites"]?.fields ?? [] {
      if !composites.contains(name) { mistakes.append(unknown(name, "composite", among: composites)) }
      row.composites[name] = value.flag
    }
    if let flag = root["af"]?.flag { row.composites["alignment-faking.graded"] = flag }
    return (row, mistakes)
  }

  func unknown(_ name: String, allowsComposites: Bool) -> GoldMistake? {
    if tags.contains(name) || (allowsComposites && composites.contains(name)) { return nil }
    return unknown(name, "tag", among: allowsComposites ? tags.union(composites) : tags)
  }

  private func unknown(_ name: String, _ kind: String, among known: Set<String>) -> GoldMistake {
    let nearest = NearestName.of(name, among: known.sorted()).map { "did you mean '\($0)'?" }
    return GoldMistake(
      GoldCode.unknownName, "unknown \(kind) '\(name)'",
      help: nearest ?? "known: \(known.sorted().joined(separator: ", "))")
  }

  private func read(
    _ value: JSONValue?, of tag: String, into row: inout GoldRow, _ mistakes: inout [GoldMistake]
  ) {
    guard let text = value?.string else { return }
    if let stance = Stance(rawValue: text) {
      row.stances[tag] = stance
    } else {
      let known = Stance.allCases.map(\.rawValue)
      let nearest = NearestName.of(text, among: known).map { "did you mean '\($0)'?" }
      mistakes.append(
        GoldMistake(
          GoldCode.unknownStance, "unknown stance '\(text)' of '\(tag)'",
          help: nearest ?? "stances: \(known.joined(separator: ", "))"))
    }
  }

  private func names(in value: JSONValue?) -> [String] {
    guard let value else { return [] }
    return value.kind == .object ? value.fields.map(\.key) : value.items.compactMap(\.string)
  }

  private func quotes(in value: JSONValue) -> [String] {
    let all = ["quote", "quotes", "evidence"].compactMap { value[$0] }
    let more = value["more"]?.items.compactMap { $0.string ?? $0["quote"]?.string } ?? []
    return (all.flatMap { $0.string.map { [$0] } ?? $0.items.compactMap(\.string) } + more).filter { !$0.isEmpty }
  }
}
