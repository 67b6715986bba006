/// How often a literal occurs in ordinary English reasoning, roughly.
///
/// Only the order matters: it decides which literal of a pattern is looked for first. Wrong guesses
/// cost time, never matches.
enum LiteralFrequency {
  /// Occurrences per kilobyte of the commonest words, as a rule of thumb.
  private static let common: [String: Double] = [
    "the": 9, "and": 5, "that": 3, "for": 2, "this": 2.5, "you": 2, "not": 2, "are": 2, "with": 1.5, "have": 1.2,
    "but": 1, "they": 1.2, "will": 1, "would": 1.2, "can": 1.5, "should": 1.2, "could": 0.6, "what": 0.7, "from": 0.7,
    "user": 2, "need": 0.8, "it's": 0.8, "let": 0.8, "about": 0.6, "which": 0.5, "more": 0.6, "like": 0.6, "just": 0.5,
    "them": 0.6, "then": 0.6, "their": 0.6, "there": 0.6, "was": 1, "has": 0.8, "all": 0.8, "out": 0.6, "one": 0.6,
    "ask": 0.6, "make": 0.5, "want": 0.5, "how": 0.6, "some": 0.5, "any": 0.5, "may": 0.4, "might": 0.4, "here": 0.4,
    "because": 0.3, "answer": 0.5, "response": 0.4, "provide": 0.4, "help": 0.3, "give": 0.3, "request": 0.3,
    "question": 0.3, "write": 0.4, "being": 0.3, "into": 0.3, "when": 0.4, "whether": 0.2, "whatever": 0.1, "i'm": 0.4,
    "i'll": 0.3, "his": 0.8, "her": 1.2, "him": 0.3, "she": 0.6, "who": 0.4, "get": 0.5, "got": 0.3, "see": 0.4,
    "say": 0.4, "way": 0.3, "our": 0.8, "own": 0.3, "now": 0.4, "new": 0.4, "its": 0.4, "each": 0.3, "also": 0.4,
    "than": 0.3, "only": 0.3, "over": 0.3, "does": 0.3, "where": 0.2, "think": 0.4, "know": 0.2, "good": 0.4,
    "look": 0.3, "work": 0.4, "time": 0.4, "other": 0.4, "part": 0.4, "test": 0.3, "rate": 0.6, "rating": 0.3,
    "score": 0.3, "read": 0.3, "act": 0.6, "ing": 9, "ion": 5, "ent": 5, "ate": 3, "log": 0.6, "set": 0.6, "ever": 0.5,
  ]

  /// The same for whole words of one or two letters.
  private static let short: [String: Double] = [
    "a": 8, "i": 4, "to": 6, "of": 5, "in": 5, "is": 4, "it": 3, "or": 2, "be": 2, "as": 2, "on": 2, "we": 1.5,
    "at": 1.5,
    "an": 1.5, "if": 1.2, "he": 1, "by": 1, "so": 0.8, "do": 0.8, "my": 0.7, "no": 0.6, "me": 0.5, "us": 0.3, "go": 0.3,
    "am": 0.2, "id": 0.3, "im": 0.1,
  ]

  private static let byLength: [Double] = [9, 9, 5, 0.8, 0.25, 0.1, 0.05, 0.03, 0.02, 0.01]

  static func perKilobyte(_ literals: [RequiredLiterals.Literal]) -> Double {
    literals.reduce(0) { sum, literal in
      let text = String(decoding: literal.bytes, as: UTF8.self)
      if literal.bytes.count <= 2 { return sum + (short[text] ?? 0.1) }
      let usual = common[text] ?? byLength[min(literal.bytes.count, byLength.count - 1)]
      // Three or four letters inside words are common, as words they are rare.
      return sum + (literal.startsWord && common[text] == nil ? usual / 4 : usual)
    }
  }
}
