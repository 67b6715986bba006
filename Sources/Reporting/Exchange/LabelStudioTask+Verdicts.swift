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
      Region(
        part: $0.part, range: ByteRange($0.start, $0.end), tag: $0.tag, stance: $0.stance,
        score: passage.scores[$0.tag])
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
      annotations: entry.text.auditors.map { Self.opinion(of: $0, entry, passage) })
  }

  private static func opinion(
    of auditor: String, _ entry: VerdictExport.Entry, _ passage: StoredPassage
  ) -> Opinion {
    var opinion = Opinion()
    opinion.auditor = auditor
    for judgement in entry.judgements {
      let answers = judgement.answers.filter { $0.auditor == auditor }
      guard !answers.isEmpty else { continue }
      switch answers.compactMap(\.isPresent).contains(true) ? true : answers.compactMap(\.isPresent).first {
      case true?: opinion.present.append(judgement.label)
      case false?: opinion.absent.append(judgement.label)
      case nil: opinion.unclear.append(judgement.label)
      }
      for answer in answers { opinion.regions += regions(answer, passage) }
      opinion.notes += answers.map(\.note).filter { !$0.isEmpty }
    }
    return opinion
  }

  /// The cues that an answer confirms, or whose stance it corrects.
  private static func regions(_ answer: Verdict, _ passage: StoredPassage) -> [Region] {
    guard answer.answer == .right || answer.answer == .wrongStance else { return [] }
    return passage.marks.filter { mark in
      guard mark.tag == answer.label else { return false }
      guard let place = answer.place else { return mark.stance.counts }
      let origin = passage.pieces[mark.part].origin
      return place.rule == mark.rule && place.start == origin + mark.start && place.end == origin + mark.end
    }.map {
      Region(
        part: $0.part, range: ByteRange($0.start, $0.end), tag: $0.tag,
        stance: answer.answer == .wrongStance ? answer.stance : $0.stance)
    }
  }
}
