import LabelStore

/// What auditors say of one text; a label that is not listed was not judged.
package struct JudgedText: Sendable, Equatable {
  package let key: TranscriptKey
  /// By label.
  package let judgements: [LabelJudgement]

  package init(key: TranscriptKey, judgements: [LabelJudgement]) {
    self.key = key
    self.judgements = judgements
  }

  /// Auditors with an answer, sorted.
  package var auditors: [String] { Set(judgements.flatMap { $0.answers.map(\.auditor) }).sorted() }

  /// Which verdicts are asked for.
  package struct Request: Sendable {
    /// Tags and composites; empty for all.
    package var labels: Set<String>
    /// Empty for all.
    package var auditors: Set<String>
    /// Also texts that nobody read: an answer to a text with the same words stands for them.
    package var includesAlike: Bool

    package init(labels: Set<String> = [], auditors: Set<String> = [], includesAlike: Bool = false) {
      self.labels = labels
      self.auditors = auditors
      self.includesAlike = includesAlike
    }

    fileprivate func wants(_ verdict: Verdict) -> Bool {
      (labels.isEmpty || labels.contains(verdict.label)) && (auditors.isEmpty || auditors.contains(verdict.auditor))
        && (includesAlike || !verdict.isOfAlikeText)
    }
  }

  /// Texts by their keys.
  ///
  /// - Parameter verdicts: In the order in which they were given, as a store has them.
  package static func all(_ verdicts: [Verdict], _ request: Request = Request()) -> [JudgedText] {
    let wanted = verdicts.filter(request.wants)
    return Dictionary(grouping: wanted, by: \.transcript).sorted { $0.key.text < $1.key.text }.map { key, verdicts in
      let labels = Dictionary(grouping: verdicts, by: \.label).sorted { $0.key < $1.key }
      return JudgedText(key: key, judgements: labels.map { LabelJudgement(label: $0.key, $0.value) })
    }
  }
}

extension Verdict {
  /// Given to another text with the same words: such rows are named after the journal's line and a number.
  fileprivate var isOfAlikeText: Bool { id.contains(":") }
}
