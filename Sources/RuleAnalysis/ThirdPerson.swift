/// Turns the first person of a text into "they".
enum ThirdPerson {
  /// `nil` when nothing in the text is in the first person.
  static func of(_ text: String) -> String? {
    let changed = swapped(text)
    return changed == text ? nil : changed
  }

  static func swapped(_ text: String) -> String {
    text.replacing(#/\b(?:I['’]?m|I\s+am|we['’]re|we\s+are)\b/#.ignoresCase()) { cased("they are", like: $0.output) }
      .replacing(#/\b(?:am\s+I|are\s+we)\b/#.ignoresCase()) { cased("are they", like: $0.output) }
      .replacing(#/\bI\s+was\b/#) { _ in "they were" }
      .replacing(#/\bwas\s+I\b/#) { _ in "were they" }
      .replacing(#/\b(?:myself|ourselves|mine|ours|my|our|me|us|we)\b/#.ignoresCase()) {
        cased(words[$0.output.lowercased()] ?? String($0.output), like: $0.output)
      }
      // A word border in Swift's sense is none before an apostrophe: I'd, I'll, I've.
      .replacing(#/\bI(?=['’](?:d|ll|ve)\b)/#) { _ in "they" }
      .replacing(#/\bI\b/#) { _ in "they" }
  }

  private static let words = [
    "myself": "themselves", "ourselves": "themselves", "mine": "theirs", "ours": "theirs", "my": "their",
    "our": "their", "me": "them", "us": "them", "we": "they",
  ]

  private static func cased(_ word: String, like original: Substring) -> String {
    guard let first = original.first, first.isUppercase, !original.hasPrefix("I") else { return word }
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
