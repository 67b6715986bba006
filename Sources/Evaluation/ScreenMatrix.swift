import Labelling
import RuleFormat
import TranscriptModel

/// The sentences that a screen is learned from, and the words that they hold.
struct ScreenMatrix {
  private let names: [String]
  private let numbers: [String: Int32]
  /// By word, the rows that hold it.
  private var columns: [[Int32]]
  private var truths: [Bool] = []
  /// By row; `nil` for examples of rules.
  private var textOfRow: [Int?] = []

  /// Prompts whose texts must hold a word.
  private static let minimumPrompts = 4
  /// There are few examples of rules, and each stands for many texts.
  private static let copiesOfExample = 20
  /// Not fitted, since runs are weighed without one: below 0, so that words must speak for a row that is evidence. Of -1.5,
  /// -2.5, -3.5, -4.5 and -6, what finds most of the texts with a tag of writers and sources left out.
  private static let intercept = -2.5
  /// Lighter words are dropped: they are most of the file, and every start of the program reads it.
  private static let lightest = 0.25

  init(_ texts: [ScreenText], _ examples: [String]) {
    let examples = examples.map { example in
      let text = Array(example.utf8)
      return SentenceWords.names(text, ByteRange(0, text.count))
    }
    names = Self.common(texts, examples)
    numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    columns = [[Int32]](repeating: [], count: names.count)
    for (number, text) in texts.enumerated() {
      guard let isPresent = text.isPresent else { continue }
      for row in text.rows { add(row, isPresent, number) }
    }
    for example in examples { for _ in 0..<Self.copiesOfExample { add(example, true, nil) } }
  }

  private mutating func add(_ row: [String], _ truth: Bool, _ text: Int?) {
    for name in row { if let number = numbers[name] { columns[Int(number)].append(Int32(truths.count)) } }
    truths.append(truth)
    textOfRow.append(text)
  }

  private static func common(_ texts: [ScreenText], _ examples: [[String]]) -> [String] {
    var prompts: [String: Set<String>] = [:]
    func count(_ row: [String], _ prompt: String) {
      for name in row where prompts[name, default: []].count < minimumPrompts {
        prompts[name, default: []].insert(prompt)
      }
    }
    for text in texts { for row in text.rows { count(row, text.cluster) } }
    for (number, row) in examples.enumerated() { count(row, "example \(number)") }
    return prompts.filter { $0.value.count >= minimumPrompts }.keys.sorted()
  }

  /// Fits words on the rows of some texts.
  ///
  /// - Parameters:
  ///   - isUsed: By text.
  ///   - runs: Further rows, the words of runs in texts that hold nothing.
  func terms(_ isUsed: [Bool], _ runs: [[String]], lasso: Double, ridge: Double) -> [SentenceModel.Term] {
    var columns = columns
    for (number, run) in runs.enumerated() {
      for name in run { if let word = numbers[name] { columns[Int(word)].append(Int32(truths.count + number)) } }
    }
    let fit = SparseLogistic(
      columns, truths + runs.map { _ in false },
      isUsed: textOfRow.map { $0.map { isUsed[$0] } ?? true } + runs.map { _ in true }, lasso: lasso, ridge: ridge,
      intercept: Self.intercept)
    return zip(names, fit.weights).map { SentenceModel.Term(words: $0, weight: SentenceMatrix.rounded($1, 100)) }
      .filter { abs($0.weight) >= Self.lightest }.sorted { ($1.weight, $0.words) < ($0.weight, $1.words) }
  }
}
