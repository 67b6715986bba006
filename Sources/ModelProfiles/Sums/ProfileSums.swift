import Labelling
import TranscriptModel
import YAMLDocuments

/// What a profile is made of: integer sums by group and prompt, built text by text in any order.
///
/// Sums merge exactly: the sums of a union are the merged sums, so that many machines can count and one can
/// profile. Memory grows with groups × prompts, about 0.5 KB each; a text
/// without a prompt id counts as a prompt. No text is kept.
package struct ProfileSums: Sendable, Equatable {
  /// Those of `--by` and of every contrast.
  package let columns: [ProfileColumn]
  let names: LabelNames
  private(set) var groups: [GroupKey: GroupSums] = [:]
  /// Lines that could not be read.
  package private(set) var unread = 0
  /// Conditions and outcomes that occur, as columns.
  private(set) var occurring: Set<ProfileColumn> = []
  /// Labels that occur and are not among those of the profile: made by other rules.
  package private(set) var strangers: Set<String> = []

  /// - Parameters:
  ///   - tags: Every tag of the rules in their order.
  ///   - composites: Every composite.
  /// - Throws: `P004` for more than 128 labels.
  package init(columns: [ProfileColumn], tags: [String], composites: [String]) throws(Diagnostics) {
    self.columns = columns
    names = LabelNames(tags: tags, composites: composites)
    guard names.labels.count <= LabelSet.capacity else {
      throw Diagnostics([
        Diagnostic(
          code: ProfileCode.tooManyLabels,
          message: "the rules have \(names.labels.count) tags and composites; a profile holds \(LabelSet.capacity)",
          path: "tags.yaml", help: "profile with a rules folder that has fewer")
      ])
    }
  }

  package var labels: [ProfileLabel] { names.labels }

  package mutating func add(_ sample: LabelledSample) {
    groups[GroupKey(columns, of: sample), default: GroupSums()].add(sample, names)
    for name in sample.condition.keys { occurring.insert(.condition(name)) }
    for name in sample.outcome.keys { occurring.insert(.outcome(name)) }
    for tag in sample.tags.keys where names.tag(tag) == nil { strangers.insert(tag) }
    for composite in sample.composites where names.composite(composite) == nil { strangers.insert(composite) }
  }

  /// Lines that could not be read. They count for a group where the model is known, and for all in any case.
  package mutating func addUnread(_ count: Int, model: String? = nil, path: String = "-") {
    guard count > 0 else { return }
    unread += count
    let place = UnreadPlace(model: model, path: path)
    let isKnown = columns.allSatisfy { $0 == .path || ($0 == .model && model != nil) } && !columns.isEmpty
    if isKnown { groups[GroupKey(columns, of: place), default: GroupSums()].ledger.unread += count }
  }

  /// - Returns: False, with nothing changed, where the other sums have other columns or labels.
  package mutating func merge(_ other: ProfileSums) -> Bool {
    guard columns == other.columns, names == other.names else { return false }
    for (key, sums) in other.groups { groups[key, default: GroupSums()].add(sums) }
    unread += other.unread
    occurring.formUnion(other.occurring)
    strangers.formUnion(other.strangers)
    return true
  }

  /// Adds the sums of a whole group.
  mutating func add(_ sums: GroupSums, of key: GroupKey) {
    groups[key, default: GroupSums()].add(sums)
  }

  /// Adds what does not belong to a group.
  mutating func addHead(unread: Int, occurring: Set<ProfileColumn>, strangers: Set<String>) {
    self.unread += unread
    self.occurring.formUnion(occurring)
    self.strangers.formUnion(strangers)
  }

  /// The same texts by fewer columns, which must be among those of these sums.
  func keeping(_ columns: [ProfileColumn]) -> ProfileSums {
    var kept = ProfileSums(self, columns: columns)
    for (key, sums) in groups { kept.add(sums, of: key.keeping(columns)) }
    kept.addHead(unread: unread, occurring: occurring, strangers: strangers)
    return kept
  }

  /// Empty sums of the same labels.
  private init(_ other: ProfileSums, columns: [ProfileColumn]) {
    self.columns = columns
    names = other.names
  }

  /// The groups over some of the columns, ordered by their values.
  func grouped(by columns: [ProfileColumn]) -> [(key: GroupKey, sums: GroupSums)] {
    var merged: [GroupKey: GroupSums] = [:]
    for (key, sums) in groups { merged[key.keeping(columns), default: GroupSums()].add(sums) }
    return merged.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Columns that the texts have, by name.
  package var knownColumns: [ProfileColumn] {
    [.model, .promptID, .epoch, .path] + occurring.sorted { $0.name < $1.name }
  }

  /// Values of a column that occur, in order.
  package func values(of column: ProfileColumn) -> [ScalarValue] {
    Set(groups.filter { $0.value.ledger.transcripts > 0 }.keys.compactMap { $0[column] }).sorted(
      by: ValueOrder.isBefore)
  }
}

/// What is known of a line that could not be read.
private struct UnreadPlace: ColumnValues {
  var model: String?
  var path: String
  var promptID: String? { nil }
  var epoch: Int? { nil }
  var condition: [String: ScalarValue] { [:] }
  var outcome: [String: ScalarValue] { [:] }
}
