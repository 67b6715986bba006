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

  /// Auditors with an answer or a mark, sorted.
  package var auditors: [String] { Set(judgements.flatMap(\.auditors)).sorted() }

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

    fileprivate func wants(_ auditor: String) -> Bool { auditors.isEmpty || auditors.contains(auditor) }

    fileprivate func wants(_ verdict: Verdict) -> Bool {
      verdict.purpose != .again && wants(verdict.auditor) && (includesAlike || !verdict.isOfAlikeText)
    }
  }

  /// Texts by their keys.
  ///
  /// A marked cue that the rules missed says that its tag is there, asked for or not. A cue that is found to be of
  /// another tag says so of that tag, where all who decided name the same.
  ///
  /// - Parameters:
  ///   - verdicts: In the order in which they were given, as a store has them.
  ///   - marks: Likewise.
  package static func all(
    _ verdicts: [Verdict], marks: [CueMark] = [], _ request: Request = Request()
  ) -> [JudgedText] {
    let verdicts = Dictionary(grouping: verdicts.filter(request.wants), by: \.transcript)
    let marks = Dictionary(grouping: marks.filter { request.wants($0.auditor) }, by: \.transcript)
    return Set(verdicts.keys).union(marks.keys).sorted { $0.text < $1.text }.compactMap { key in
      let judgements = judgements(verdicts[key] ?? [], marks[key] ?? []).filter {
        request.labels.isEmpty || request.labels.contains($0.label)
      }
      return judgements.isEmpty ? nil : JudgedText(key: key, judgements: judgements)
    }
  }

  private static func judgements(_ verdicts: [Verdict], _ marks: [CueMark]) -> [LabelJudgement] {
    let marks = Dictionary(grouping: marks, by: \.tag)
    var answers = Dictionary(grouping: verdicts, by: \.label)
    let asked = answers.map { LabelJudgement(label: $0.key, $0.value, marks: marks[$0.key] ?? []) }
    for judgement in asked {
      guard let tag = judgement.movedTag else { continue }
      let moved = judgement.decidingAnswers.filter { $0.stance?.counts != false }.map { $0.moved(to: tag) }
      // First, so that what an auditor said when asked about the tag itself is the later answer.
      if !moved.isEmpty { answers[tag] = moved + (answers[tag] ?? []) }
    }
    return Set(answers.keys).union(marks.keys).sorted().map {
      LabelJudgement(label: $0, answers[$0] ?? [], marks: marks[$0] ?? [])
    }
  }
}

extension Verdict {
  /// Given to another text with the same words: such rows are named after the journal's line and a number.
  fileprivate var isOfAlikeText: Bool { id.contains(":") }

  /// What the answer says of the tag that it names as the right one. It is an answer of the audit there: what somebody
  /// settled about one tag does not settle what others say of the other.
  fileprivate func moved(to tag: String) -> Verdict {
    var moved = self
    moved.label = tag
    moved.answer = .missed
    moved.otherTag = nil
    moved.place = nil
    moved.purpose = .audit
    moved.probability = 0
    return moved
  }
}
