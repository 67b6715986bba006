import LabelStore
import RuleFormat
import YAMLDocuments

extension ProfileSums {
  /// Counts everything current that a store holds; one walk over its transcripts.
  ///
  /// - Parameter pack: Names the tags and composites and their order.
  /// - Throws: `StoreError`, or `Diagnostics` with `P004`.
  package init(_ store: LabelStore, info: StoreInfo, columns: [ProfileColumn], pack: RulePack) throws {
    var sums = try ProfileSums(columns: columns, tags: pack.tags.map(\.id), composites: pack.composites.map(\.id))
    try store.samples(withPaths: columns.contains(.path)) { sums.add($0) }
    for (path, count) in info.unreadByPath { sums.addUnread(count, path: path) }
    self = sums
  }
}

extension AuditedSample {
  /// The file is not known: groups by path stay uncorrected.
  package init(_ audited: AuditedLabel) {
    let sample = audited.sample
    self.init(
      label: audited.label, isFlagged: audited.isFlagged, inclusion: audited.inclusion, isPresent: audited.isPresent,
      model: sample.model, promptID: sample.promptID, epoch: sample.epoch, condition: sample.condition,
      outcome: sample.outcome)
  }
}

extension StoreInfo {
  /// What of the store's state must be said with a profile.
  ///
  /// - Parameter digest: Of the rules that name the tags.
  package func notes(forRules digest: String) -> [String] {
    var notes: [String] = []
    if !rules.isEmpty, rules != digest {
      notes.append(
        "The store was labelled with other rules (\(rules.prefix(12))) than those that name the tags here "
          + "(\(digest.prefix(12))); pass --rules, or label again.")
    }
    if unfinishedInputs > 0 {
      notes.append("A run was broken off or is under way: the figures are of what is stored so far.")
    }
    if stale > 0 {
      notes.append(
        "\(PluralText.of(stale, "transcript")) with stale labels left out; label the files again to have them.")
    }
    return notes
  }
}

extension ProfileProvenance {
  /// - Parameters:
  ///   - tool: Name and version of the program that profiles.
  ///   - command: As a user would type it again.
  package init(_ info: StoreInfo, tool: String, seed: UInt64, command: String) {
    self.init(
      tool: tool, rules: info.rules, inputs: info.inputs.map { Input(path: $0.path, digest: $0.digest) }, seed: seed,
      command: command)
  }
}

extension ProfileRequest {
  /// The command that makes the same profile again, for provenance.
  ///
  /// - Parameters:
  ///   - stores: A store, or partial profiles.
  ///   - rest: Further options, as they were given.
  package func command(stores: [String], seed: UInt64, rest: [String] = []) -> String {
    var words = ["aside", "profile"] + stores + ["--by", by.map(\.name).joined(separator: ",")]
    for contrast in contrasts { words += ["--contrast", contrast.text] }
    if primaries != ProfileRequest.defaultPrimaries { words += primaries.flatMap { ["--primary", $0] } }
    if margin != 0.03 { words += ["--margin", String(margin)] }
    if hypotheses { words += ["--report", "hypotheses"] }
    words += ["--seed", String(seed)]
    return (words + rest).map(Self.quoted).joined(separator: " ")
  }

  /// For a shell: as it is where nothing in it is special.
  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "-_./,=:+@%".utf8.contains(byte)
    }
    return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
