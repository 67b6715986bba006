import Auditing
import LabelStore
import RuleFormat

/// Judged texts that another tool can tell apart, and what had to be left out.
package struct VerdictExport {
  package struct Entry {
    package var text: JudgedText
    package var identity: StoredIdentity
    var judgements: [LabelJudgement] { text.judgements }

    func judgement(of label: String) -> LabelJudgement? { judgements.first { $0.label == label } }
  }

  /// By name.
  package private(set) var entries: [Entry]
  package private(set) var omissions = ExportOmissions()

  /// - Parameters:
  ///   - identities: As the store has them.
  ///   - known: Tags and composites of the rules; judgements of others are left out.
  ///   - needsUniqueNames: Texts whose name another one has too are left out.
  package init(
    _ texts: [JudgedText], _ identities: [TranscriptKey: StoredIdentity], known: Set<String>, needsUniqueNames: Bool
  ) {
    entries = []
    for text in texts {
      guard let identity = identities[text.key] else {
        omissions.add(.gone, text.key.text)
        continue
      }
      if needsUniqueNames, identity.isShared {
        omissions.add(.sharedName, identity.name)
        continue
      }
      let judgements = text.judgements.filter { known.contains($0.label) }
      for judgement in text.judgements where !known.contains(judgement.label) {
        omissions.add(.unknownLabel, judgement.label)
      }
      if judgements.isEmpty { continue }
      entries.append(Entry(text: JudgedText(key: text.key, judgements: judgements), identity: identity))
    }
    entries.sort { ($0.identity.name, $0.text.key.text) < ($1.identity.name, $1.text.key.text) }
  }
}

/// What an export left out, by reason.
package struct ExportOmissions: Sendable, Equatable {
  package enum Reason: String, Sendable, CaseIterable {
    case gone, sharedName, unknownLabel, undecided, unfitName, otherLabels, noText
  }

  package private(set) var counts: [Reason: Int] = [:]
  private var first: [Reason: String] = [:]

  package init() {}

  package mutating func add(_ reason: Reason, _ name: String) {
    counts[reason, default: 0] += 1
    if first[reason] == nil { first[reason] = name }
  }

  package mutating func add(_ other: ExportOmissions) {
    counts.merge(other.counts, uniquingKeysWith: +)
    first.merge(other.first) { old, _ in old }
  }

  /// Something was left out that a person would expect to be there; what nobody decided is not.
  package var isLoss: Bool { counts.keys.contains { $0 != .undecided && $0 != .otherLabels } }

  /// One line for each reason, with an example.
  package var lines: [String] {
    Reason.allCases.compactMap { reason in
      counts[reason].map { "left out: \($0) \(Self.text(reason)), such as \(TextStyle.visible(first[reason] ?? ""))" }
    }
  }

  private static func text(_ reason: Reason) -> String {
    switch reason {
    case .gone: "judged texts that the store no longer has, or has not labelled with its present rules"
    case .sharedName: "judged texts whose id another text has too"
    case .unknownLabel: "judgements of labels that these rules do not have"
    case .undecided: "texts of which no auditor says yes or no, or on which they differ"
    case .unfitName: "texts whose id would be read as something else from a table"
    case .otherLabels: "texts that were not judged on every label of the table (ask for one with --tag)"
    case .noText: "judged texts whose words the store does not keep"
    }
  }
}
