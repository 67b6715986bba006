import RuleFormat

/// Which texts hold which words.
struct TextWords {
  let names: [String]
  /// By word, texts in ascending order.
  let columns: [[Int32]]

  /// Words and pairs of them that stand in texts of enough prompts; no entries of the lexicon.
  init(_ texts: [SentenceText], minimumPrompts: Int) {
    var holders: [String: [Int32]] = [:]
    for (number, text) in texts.enumerated() {
      for name in Set(text.sentences.joined()) where SentenceModel.entry(named: name) == nil {
        holders[name, default: []].append(Int32(number))
      }
    }
    let kept = holders.filter { _, numbers in
      numbers.count >= minimumPrompts && Set(numbers.map { texts[Int($0)].cluster }).count >= minimumPrompts
    }.sorted { $0.key < $1.key }
    names = kept.map(\.key)
    columns = kept.map(\.value)
  }
}
