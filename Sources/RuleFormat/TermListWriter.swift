/// Writes the words of a learned model as `TermListReader` reads them.
enum TermListWriter {
  static func lines(_ terms: [SentenceModel.Term], indent: String) -> [String] {
    [indent + (terms.isEmpty ? "words: ''" : "words: |")]
      + terms.map { "\(indent)  \($0.weight < 0 ? "" : "+")\($0.weight) \($0.words)" }
  }
}
