import LabelStore
import TranscriptModel

extension CueMark {
  /// Where the marked words stand in a passage now; `nil` where its texts are others.
  package func place(in passage: StoredPassage) -> (piece: Int, range: ByteRange)? {
    MarkedWords(field: field, start: start, end: end, digest: words).place(in: passage)
  }

  /// The words in a passage; `nil` where its texts are others.
  package func quote(in passage: StoredPassage) -> String? {
    place(in: passage).map { passage.pieces[$0.piece].text.string(at: $0.range) }
  }

  /// It moves the ends of this cue of the rules.
  package func moves(_ cue: StoredPassage.Mark, in passage: StoredPassage) -> Bool {
    replaces.map { cue.isAt($0, in: passage) } ?? false
  }
}

extension StoredPassage.Mark {
  /// The rule found it at this place, which counts from the start of the source's string.
  package func isAt(_ place: Verdict.Place, in passage: StoredPassage) -> Bool {
    let origin = passage.pieces[part].origin
    return rule == place.rule && origin + start == place.start && origin + end == place.end
  }
}
