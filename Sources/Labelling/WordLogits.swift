/// What learned words say of the readable reasoning of one transcript as a whole, by tag.
///
/// Most transcripts are never asked, so nothing is put in order: a look goes through the tags.
package struct WordLogits: Sendable {
  private let tags: [String]
  /// By number in `tags`; `nil` for a tag without weights for texts.
  private let logits: [Double?]

  static let none = WordLogits(tags: [], logits: [])

  init(tags: [String], logits: [Double?]) {
    self.tags = tags
    self.logits = logits
  }

  /// The first of the tags with the greatest logit; `nil` where there is none.
  package var strongest: (tag: String, logit: Double)? {
    zip(tags, logits).compactMap { tag, logit in logit.map { (tag, $0) } }.max { $0.1 < $1.1 }
  }

  /// `nil` for a tag without weights for texts, and for every tag of a text that was not read.
  package subscript(tag: String) -> Double? { tags.firstIndex(of: tag).flatMap { logits[$0] } }
}
