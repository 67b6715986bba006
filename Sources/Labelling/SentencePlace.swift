/// A sentence of a transcript; ordered as they stand there.
struct SentencePlace: Hashable, Comparable {
  let part: Int
  let sentence: Int

  static func < (left: Self, right: Self) -> Bool { (left.part, left.sentence) < (right.part, right.sentence) }
}
