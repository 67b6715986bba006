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
    var places = verdict.answer == .missed ? [] : cues(verdict, passage, without: Set(own.compactMap(Self.replaced)))
    for mark in own {
      guard let place = mark.place(in: passage) else { continue }
      places.append(WordPlaces.Place(piece: place.piece, range: place.range))
    }
    return Self.words(places, in: passage)
  }

  private static func replaced(_ mark: CueMark) -> String? { mark.replaces.map { "\($0.rule) \($0.start)" } }

  /// The rules' cues that the verdict finds right, without those whose ends were moved.
  private func cues(
    _ verdict: Verdict, _ passage: StoredPassage, without replaced: Set<String>
  ) -> [WordPlaces.Place] {
    var places: [WordPlaces.Place] = []
    for cue in passage.marks where cue.tag == verdict.label {
      guard cue.stance.counts || verdict.answer == .wrongStance else { continue }
      let start = cue.start + passage.pieces[cue.part].origin
      if replaced.contains("\(cue.rule) \(start)") { continue }
      places.append(WordPlaces.Place(piece: cue.part, range: cue.range))
    }
    return places
  }

  private static func words(_ places: [WordPlaces.Place], in passage: StoredPassage) -> [Range<Int>] {
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
