import Auditing
import LabelStore
import Labelling
import RuleFormat
import TranscriptModel

extension LabelStudioTask {
  /// A judged text: what the rules found as prediction, and one annotation for each auditor.
  ///
  /// - Parameter tags: All tags in the order of the rules.
  package init(_ entry: VerdictExport.Entry, _ passage: StoredPassage, tags: [String]) {
    var opinion = Opinion()
    opinion.regions = passage.marks.map {
      Region(part: $0.part, range: $0.range, tag: $0.tag, stance: $0.stance, score: passage.scores[$0.tag])
    }
    opinion.present = tags.filter(passage.present.contains)
    let pieces = passage.pieces.enumerated()
    func joined(_ kinds: Set<PartKind>) -> String {
      Self.joined(passage.pieces.filter { kinds.contains($0.kind) }.map(\.text))
    }
    self.init(
      text: LabelStudioText(pieces.filter { $1.kind == .reasoning && !$1.text.isEmpty }.map { ($0, $1.text) }),
      id: passage.name, model: passage.model, condition: passage.condition, source: nil,
      prompt: joined([.system, .prompt]), answer: joined([.answer]), prediction: opinion,
      score: passage.scores.values.max() ?? 0,
      annotations: entry.text.auditors.map { Opinion(of: $0, entry.judgements, passage) })
  }
}

extension LabelStudioTask.Opinion {
  /// - Parameter auditor: One with an answer or a mark.
  fileprivate init(of auditor: String, _ judgements: [LabelJudgement], _ passage: StoredPassage) {
    self.init()
    self.auditor = auditor
    for judgement in judgements {
      let answers = judgement.answers.filter { $0.auditor == auditor }
      let marks = judgement.marks.filter { $0.auditor == auditor }
      switch LabelVoices(answers, marks: marks).presence[auditor] {
      case true?: present.append(judgement.label)
      case false?: absent.append(judgement.label)
      case nil: if !answers.isEmpty { unclear.append(judgement.label) }
      }
      for answer in answers { regions += Self.regions(answer, marks, passage) }
      // Ends are moved of cues, and whose cue is rejected has no words left.
      let isRejected = answers.contains { $0.answer == .notACue || $0.answer == .wrongTag }
      for mark in marks where mark.replaces == nil || !isRejected {
        guard let place = mark.place(in: passage) else { continue }
        regions.append(.init(part: place.piece, range: place.range, tag: mark.tag, stance: mark.stance))
      }
      notes += (answers.map(\.note) + marks.map(\.note)).filter { !$0.isEmpty && !notes.contains($0) }
    }
  }

  /// The rules' cues that an answer confirms, or whose stance or tag it corrects, without those whose ends were moved.
  private static func regions(
    _ answer: Verdict, _ marks: [CueMark], _ passage: StoredPassage
  ) -> [LabelStudioTask.Region] {
    let all = passage.marks.filter { cue in
      cue.tag == answer.label && answer.place.map { cue.isAt($0, in: passage) } ?? true
    }
    // An answer is about what flagged the text; where nothing does any more, about what is there.
    let counting = all.filter(\.stance.counts)
    let cues = counting.isEmpty && (answer.place != nil || answer.answer != .right) ? all : counting
    let tag = answer.answer == .wrongTag ? answer.otherTag : answer.label
    guard let tag, [.right, .wrongStance, .wrongTag].contains(answer.answer) else { return [] }
    return cues.compactMap { cue in
      let moved = marks.first { $0.moves(cue, in: passage) && $0.place(in: passage) != nil }
      // A moved cue is its mark's region, unless that has the tag that was found wrong.
      if moved != nil, answer.answer != .wrongTag { return nil }
      let place = moved?.place(in: passage) ?? (cue.part, cue.range)
      return .init(part: place.piece, range: place.range, tag: tag, stance: stance(answer, cue, of: cues.count))
    }
  }

  /// An answer names the stance of the text's tag, which is that of the cue where there is one only.
  private static func stance(_ answer: Verdict, _ cue: StoredPassage.Mark, of count: Int) -> Stance? {
    switch answer.answer {
    case .right: count == 1 ? answer.stance ?? cue.stance : cue.stance
    case .wrongStance: answer.stance
    default: answer.stance ?? cue.stance
    }
  }
}
