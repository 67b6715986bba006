import LabelStore
import Labelling
import RuleFormat
import YAMLDocuments

/// Sums of a part of the texts, with what has to agree before parts are put together.
///
/// Many machines count, one profiles: the merged parts are exactly the sums of all texts, in whatever order they come.
/// Texts are counted as they come, so a text that stands in two parts counts twice, unlike in a store.
package struct PartialProfile: Sendable, Equatable {
  package internal(set) var sums: ProfileSums
  /// Names and versions of the programs that counted.
  package internal(set) var tools: Set<String>
  /// Digest of the rules that made the labels.
  package let rules: String
  /// Sorted by path and digest, each once.
  package internal(set) var inputs: [ProfileProvenance.Input]
  /// What must be said with any figure made of the sums; sorted, each once.
  package internal(set) var notes: [String]

  package init(
    _ sums: ProfileSums, tools: Set<String>, rules: String, inputs: [ProfileProvenance.Input], notes: [String] = []
  ) {
    self.sums = sums
    self.tools = tools
    self.rules = rules
    self.inputs = Self.sorted(inputs)
    self.notes = Set(notes).sorted()
  }

  /// Counts everything current that a store holds. Verdicts of auditors stay there, which a note says.
  ///
  /// - Parameter pack: Names the tags and composites and their order.
  /// - Throws: `StoreError`, or `Diagnostics` with `P004`.
  package init(_ store: LabelStore, columns: [ProfileColumn], pack: RulePack) throws {
    let info = try store.info()
    let audited =
      info.verdicts == 0
      ? []
      : [
        "\(PluralText.of(info.verdicts, "verdict")) of auditors stayed in the store \(info.path): these rates are not "
          + "corrected."
      ]
    self.init(
      try ProfileSums(store, info: info, columns: columns, pack: pack), tools: [info.tool],
      rules: info.rules.isEmpty ? pack.digest : info.rules,
      inputs: info.inputs.map { ProfileProvenance.Input(path: $0.path, digest: $0.digest) },
      notes: info.notes(forRules: pack.digest) + audited)
  }

  package mutating func add(_ sample: LabelledSample) { sums.add(sample) }

  /// Lines that could not be read.
  package mutating func addUnread(_ count: Int, path: String) { sums.addUnread(count, path: path) }

  /// Adds another part.
  ///
  /// - Returns: What differs, and nothing is changed; `nil` when it was added.
  mutating func merge(_ other: PartialProfile) -> String? {
    if rules != other.rules { return "other rules (\(other.rules.prefix(12)), not \(rules.prefix(12)))" }
    if sums.columns != other.sums.columns {
      return "other columns (\(Self.list(other.sums.columns)), not \(Self.list(sums.columns)))"
    }
    guard sums.merge(other.sums) else { return "other tags or composites" }
    tools.formUnion(other.tools)
    inputs = Self.sorted(inputs + other.inputs)
    notes = Set(notes + other.notes).sorted()
    return nil
  }

  /// Only some of the columns.
  ///
  /// - Throws: `P005` for those that were not counted by.
  package mutating func keep(_ columns: [ProfileColumn]) throws(Diagnostics) {
    try check(columns)
    sums = sums.keeping(columns)
  }

  /// - Throws: `P005` for each column that was not counted by.
  package func check(_ columns: [ProfileColumn]) throws(Diagnostics) {
    let missing = columns.filter { !sums.columns.contains($0) }
    guard !missing.isEmpty else { return }
    throw Diagnostics(
      missing.map { column in
        Diagnostic(
          code: ProfileCode.notCounted, message: "these partial profiles do not count by '\(column.name)'",
          path: "--by", sourceLine: column.name,
          help: "they count by: \(Self.list(sums.columns)); label again with --to partial --by and all columns wanted")
      })
  }

  /// What must be said with the figures.
  ///
  /// - Parameter digest: Of the rules that name the tags in the output.
  package func notes(forRules digest: String) -> [String] {
    var notes = notes
    if rules != digest {
      notes.append(
        "The partial profiles were made with other rules (\(rules.prefix(12))) than those in use here "
          + "(\(digest.prefix(12))).")
    }
    if tools.count > 1 { notes.append("Counted by several versions: \(tools.sorted().joined(separator: ", ")).") }
    return notes
  }

  private static func list(_ columns: [ProfileColumn]) -> String {
    columns.isEmpty ? "no column" : columns.map(\.name).joined(separator: ", ")
  }

  private static func sorted(_ inputs: [ProfileProvenance.Input]) -> [ProfileProvenance.Input] {
    Set(inputs).sorted { ($0.path, $0.digest ?? "") < ($1.path, $1.digest ?? "") }
  }
}

extension ProfileProvenance {
  /// - Parameters:
  ///   - tool: Name and version of the program that profiles.
  ///   - command: As a user would type it again.
  package init(_ partial: PartialProfile, tool: String, seed: UInt64, command: String) {
    self.init(tool: tool, rules: partial.rules, inputs: partial.inputs, seed: seed, command: command)
  }
}
