import Labelling

/// A text in which a tag was missed or found wrongly.
package struct Mistake: Sendable, Equatable {
  package var id: String
  package var tag: String
  /// Else a false alarm.
  package var isMiss: Bool
  package var score: Double
  /// Rules with a cue of the tag, sorted; those of a miss have stances that do not count.
  package var rules: [String]
  /// The evidence: what the gold quotes, or the cues. Shown on request only.
  package var excerpts: [Excerpt]

  /// Every mistake about a tag, in the order of the texts.
  static func all(_ tag: String, in pairs: [GoldPair]) -> [Mistake] {
    pairs.compactMap { pair -> Mistake? in
      guard let truth = pair.gold.verdict(on: tag) else { return nil }
      let label = pair.text.tags[tag]
      guard (label?.present ?? false) != truth else { return nil }
      let cues = pair.text.cues.filter { $0.tag == tag }
      return Mistake(
        id: pair.gold.id, tag: tag, isMiss: truth, score: label?.score ?? 0, rules: Set(cues.map(\.rule)).sorted(),
        excerpts: truth ? quoted(tag, in: pair) : excerpts(of: cues, in: pair))
    }
  }

  /// Misses first, the lowest score first; then false alarms, the highest score first.
  static func isWorse(_ left: Mistake, _ right: Mistake) -> Bool {
    if left.isMiss != right.isMiss { return left.isMiss }
    if left.score != right.score { return left.isMiss == (left.score < right.score) }
    return (left.id, left.tag) < (right.id, right.tag)
  }

  private static func excerpts(of cues: [Cue], in pair: GoldPair) -> [Excerpt] {
    cues.sorted { ($0.stance, $0.part, $0.range.start) < ($1.stance, $1.part, $1.range.start) }.map {
      Excerpt($0.range, of: pair.text.transcript.parts[$0.part].text)
    }
  }

  /// A quote that is not in the text as written is shown without surroundings.
  private static func quoted(_ tag: String, in pair: GoldPair) -> [Excerpt] {
    (pair.gold.quotes[tag] ?? []).map { quote in
      let place = QuotePlace.all(of: quote, in: pair.text.transcript).first
      return place.map { Excerpt($0.range, of: pair.text.transcript.parts[$0.part].text) } ?? Excerpt(quote: quote)
    }
  }
}
