import LabelStore
import ReasoningExtraction
import TranscriptModel

/// The words that an auditor leaves marked for a tag: the rules' cues that were found right, with the ends that were
/// moved, and the missed ones.
struct AuditorSpans {
  private let marks: [Owner: [CueMark]]

  private struct Owner: Hashable {
    var transcript: TranscriptKey
    var tag: String
    var auditor: String
  }

  init(_ marks: [CueMark]) {
    self.marks = Dictionary(grouping: marks) { Owner(transcript: $0.transcript, tag: $0.tag, auditor: $0.auditor) }
  }

  /// Ranges of the words of all reasoning, counted through; empty where the auditor finds the tag absent.
  func words(of verdict: Verdict, in passage: StoredPassage) -> [Range<Int>] {
    guard verdict.isPresent == true else { return [] }
    let owner = Owner(transcript: verdict.transcript, tag: verdict.label, auditor: verdict.auditor)
    let own = marks[owner] ?? []
    let cues = verdict.answer == .missed ? [] : passage.marks.filter { $0.tag == verdict.label }
    let kept = cues.filter { cue in
      (cue.stance.counts || verdict.answer == .wrongStance)
        && !own.contains { $0.replaces?.rule == cue.rule && $0.replaces?.start == cue.start + origin(cue, passage) }
    }
    let places =
      kept.map { (piece: $0.part, range: ByteRange($0.start, $0.end)) }
      + own.compactMap { mark in
        MarkedWords(field: mark.field, start: mark.start, end: mark.end, digest: mark.words).place(in: passage)
      }
    return Self.words(places, in: passage)
  }

  private func origin(_ cue: StoredPassage.Mark, _ passage: StoredPassage) -> Int { passage.pieces[cue.part].origin }

  private static func words(_ places: [(piece: Int, range: ByteRange)], in passage: StoredPassage) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var before = 0
    for (number, piece) in passage.pieces.enumerated() where piece.kind == .reasoning {
      let words = Words.ranges(in: piece.text.bytes, ByteRange(0, piece.text.count))
      for place in places where place.piece == number {
        let touched = words.indices.filter { words[$0].overlaps(place.range) }
        if let first = touched.first, let last = touched.last { ranges.append((before + first)..<(before + last + 1)) }
      }
      before += words.count
    }
    return ranges
  }
}
