import Labelling
import RuleFormat

/// The sentences of all texts and the words that they hold.
struct SentenceMatrix {
  /// By row, one a sentence, text after text.
  let textOfRow: [Int]
  /// By word, the rows that hold it.
  let columns: [[Int32]]
  private let names: [String]
  private let sentenceOfRow: [Int]
  /// By row, its words' columns.
  private let rows: [[Int32]]

  /// An entry of the lexicon in more of all sentences than this tells little for what it costs to look for it: without
  /// those, entries match a tenth as often, and F1 on writers left out falls by 0.01.
  private static let commonEntry = 0.05
  /// Lighter words are dropped: they are most of the file, and every start of the program reads it.
  static let lightest = 0.05

  /// - Parameter minimumPrompts: A word stands in texts of as many prompts at least.
  init(_ texts: [SentenceText], minimumPrompts: Int) {
    var prompts: [String: Set<String>] = [:]
    for text in texts {
      for name in text.sentences.joined() where prompts[name, default: []].count < minimumPrompts {
        prompts[name, default: []].insert(text.cluster)
      }
    }
    let common = Self.commonEntries(texts)
    names = prompts.filter { $0.value.count >= minimumPrompts && !common.contains($0.key) }.keys.sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    var columns = [[Int32]](repeating: [], count: names.count)
    var (textOfRow, sentenceOfRow, rows): ([Int], [Int], [[Int32]]) = ([], [], [])
    for (number, text) in texts.enumerated() {
      for (index, sentence) in text.sentences.enumerated() {
        let known = sentence.compactMap { numbers[$0] }
        for column in known { columns[Int(column)].append(Int32(rows.count)) }
        textOfRow.append(number)
        sentenceOfRow.append(index)
        rows.append(known)
      }
    }
    self.columns = columns
    self.textOfRow = textOfRow
    self.sentenceOfRow = sentenceOfRow
    self.rows = rows
  }

  private static func commonEntries(_ texts: [SentenceText]) -> Set<String> {
    var counts: [String: Int] = [:]
    for name in texts.lazy.flatMap({ $0.sentences.joined() }) where SentenceModel.entry(named: name) != nil {
      counts[name, default: 0] += 1
    }
    let most = commonEntry * Double(texts.reduce(0) { $0 + $1.sentences.count })
    return Set(counts.filter { Double($0.value) > most }.keys)
  }

  func truths(_ tag: String, _ texts: [SentenceText]) -> [Bool] {
    zip(textOfRow, sentenceOfRow).map { texts[$0].evidence[tag]?.contains($1) ?? false }
  }

  /// Weights to two decimals, the greatest first; the lightest are dropped.
  func words(_ fit: SparseLogistic, positives: Int) -> SentenceModel.Tag {
    let terms = zip(names, fit.weights).map { SentenceModel.Term(words: $0, weight: Self.rounded($1, 100)) }
      .filter { abs($0.weight) >= Self.lightest }.sorted { ($1.weight, $0.words) < ($0.weight, $1.words) }
    return SentenceModel.Tag(
      intercept: Self.rounded(fit.intercept, 100), cutoff: 0, terms: TermList(terms), positives: positives,
      averagePrecision: 0)
  }

  /// The best sentence of each text by the model of its fold; −20 for a text without a sentence.
  ///
  /// - Parameter phrases: By row, the logit of its phrases by the model of its fold; `nil` for words alone.
  func bestScores(
    _ texts: [SentenceText], _ foldOfText: [Int], _ models: [SentenceModel.Tag], phrases: [Double]?
  ) -> [Double] {
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let weights = models.map { model in
      var weights = [Double](repeating: 0, count: names.count)
      for term in model.terms { if let number = numbers[term.words] { weights[number] = term.weight } }
      return weights
    }
    var best = [Double](repeating: -20, count: texts.count)
    for (row, words) in rows.enumerated() {
      let fold = foldOfText[textOfRow[row]]
      let ofWords = words.reduce(models[fold].intercept) { $0 + weights[fold][Int($1)] }
      let logit = phrases.map { SentenceScorer.logit(words: ofWords, phrases: $0[row]) } ?? ofWords
      best[textOfRow[row]] = max(best[textOfRow[row]], logit)
    }
    return best
  }

  static func rounded(_ value: Double, _ parts: Double) -> Double { (value * parts).rounded() / parts }
}
