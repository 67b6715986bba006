import CPhrases
import CWords
import PatternMatching
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Scores sentences by learned phrases. Shared by threads: the C code that reads keeps what it worked out of a word for all,
/// each word written once before any other thread may read it, and the tables lie in a store, where nothing is written after
/// `init`. That is the proof behind `@unchecked Sendable`.
package final class PhraseScorer: @unchecked Sendable {
  /// What one phrase adds for a tag.
  struct Term {
    /// Of the sentence's words.
    let words: Range<Int>
    let weight: Double
  }

  /// One network: what it says of each tag, in the model's order.
  private struct Network {
    let readsBefore: Bool
    let intercepts: [Double]
    let unit: Double
    let outputs: UnsafeBufferPointer<Int16>
    /// `nil` where its tables do not fit each other, or there is no memory: it says nothing then.
    let reader: OpaquePointer?
  }

  private let networks: [Network]
  /// By tag of the model, the mean of the networks' intercepts.
  private let intercepts: [Double]
  /// By tag number of who asks, the place in the model's outputs.
  private let places: [Int?]
  private let tagCount: Int
  private let filters: Int
  private let slots: aside_entry_table
  private let store: TableStore

  /// - Parameters:
  ///   - tags: By their order logits are asked for; a tag that the model lacks has none.
  ///   - prepared: Tables of this very model.
  package init(_ model: PhraseModel, tags: [String], prepared: PreparedTables? = nil) {
    let known = model.tags
    places = tags.map { known.firstIndex(of: $0) }
    tagCount = known.count
    filters = model.filters
    let store = TableStore(prepared?.block(Self.tableName))
    self.store = store
    lazy var values = model.numbers.values
    lazy var hashes = HashList(values.words.dropFirst(PhraseModel.standIns.count))
    let entries = store.array { hashes.slots }
    let filter = store.array { hashes.filter }
    let wordHashes = store.array { hashes.hashes }
    slots = aside_entry_table(
      slots: entries.baseAddress, slot_count: entries.count, filter: filter.baseAddress, filter_count: filter.count,
      hashes: wordHashes.baseAddress)
    let shape = aside_phrase_shape(
      words: wordHashes.count + PhraseModel.standIns.count, dimensions: model.dimensions, filters: model.filters,
      tags: known.count)
    networks = model.networks.enumerated().map { number, network in
      let points = store.array { values.networks[number].points }
      let weights = store.array { values.networks[number].filters }
      let bias = store.array { values.networks[number].bias }
      let output = store.array { values.networks[number].output }
      var table = aside_phrase_table(
        shape: shape, shift: UInt32(clamping: network.shift), points: points.baseAddress, filters: weights.baseAddress,
        bias: bias.baseAddress, output: output.baseAddress)
      let units = PhraseModel.lengths * model.filters
      let isWhole =
        points.count == shape.words * model.dimensions && bias.count == units && output.count == units * known.count
        && weights.count == model.dimensions * PhraseModel.places * model.filters
      return Network(
        readsBefore: network.sentences > 1, intercepts: known.map { network.intercepts[$0] ?? 0 }, unit: network.unit,
        outputs: output,
        reader: isWhole ? aside_phrases_new(&table) : nil)
    }
    intercepts = known.indices.map { [networks] tag in
      networks.reduce(0) { $0 + $1.intercepts[tag] } / Double(max(1, networks.count))
    }
  }

  deinit { for network in networks { aside_phrases_free(network.reader) } }

  static let tableName = "phrases"

  /// To be given to `init` as prepared; empty where they were.
  var tables: [UInt8] { store.block }

  /// The stems of a model by hash, as `aside_entry` finds them.
  private struct HashList {
    let slots: [aside_entry_slot]
    let filter: [UInt64]
    let hashes: [UInt64]

    init(_ words: some Collection<String>) {
      var known = HashSlots(count: words.count)
      var hashes: [UInt64] = []
      for word in words { _ = known.insert(WordTable.hash(word), &hashes) }
      self.hashes = hashes
      slots = known.slots
      filter = known.filter(hashes)
    }
  }

  /// Numbers of the words of a sentence and of the one before, reused from sentence to sentence.
  struct Numbers: ~Copyable {
    /// The sentence's words begin in the middle; those before it end there.
    private var words = [Int32](repeating: 0, count: 2 * SentenceWords.most)
    private var countBefore = 0
    private(set) var count = 0
    fileprivate var sums: [Double]
    fileprivate var logits: [Double]

    init(_ scorer: PhraseScorer?) {
      sums = [Double](repeating: 0, count: scorer?.tagCount ?? 0)
      logits = sums
    }

    /// Where the sentence begins in what a network reads.
    func start(readsBefore: Bool) -> Int { readsBefore ? countBefore : 0 }

    /// Takes a sentence; nothing stands before it.
    @inline(__always)
    mutating func set(_ numbers: some Collection<Int32>) {
      count = min(numbers.count, SentenceWords.most)
      countBefore = 0
      for (index, number) in numbers.prefix(count).enumerated() { words[SentenceWords.most + index] = number }
    }

    /// Puts the last words of a sentence before it, as many as there is room for.
    @inline(__always)
    mutating func setBefore(_ numbers: some Collection<Int32>) {
      let last = numbers.suffix(SentenceWords.most - count)
      countBefore = last.count
      for (index, number) in last.enumerated() { words[SentenceWords.most - countBefore + index] = number }
    }

    @inline(__always)
    func reading(_ readsBefore: Bool, _ body: (UnsafePointer<Int32>, Int) -> Void) {
      let before = start(readsBefore: readsBefore)
      words.withUnsafeBufferPointer { words in
        guard let first = words.baseAddress else { return }
        body(first + (SentenceWords.most - before), before + count)
      }
    }
  }

  /// Whether the words before a sentence are asked for.
  var readsBefore: Bool { networks.contains { $0.readsBefore } }

  @inline(__always)
  func number(_ words: UnsafeBufferPointer<aside_word>) -> some RandomAccessCollection<Int32> {
    words.lazy.map { self.number($0.hash) }
  }

  /// Calls `visit` with each tag number and what the phrases say for it, with the intercept. Cost: some 40 ns a
  /// word for each network.
  @inline(__always)
  func eachLogit(_ numbers: inout Numbers, _ visit: (_ tag: Int, _ logit: Double) -> Void) {
    read(&numbers)
    for (tag, place) in places.enumerated() {
      guard let place else { continue }
      visit(tag, numbers.logits[place])
    }
  }

  /// The mean of the networks, by place in the model's outputs.
  private func read(_ numbers: inout Numbers) {
    for tag in intercepts.indices { numbers.logits[tag] = intercepts[tag] }
    for network in networks {
      guard let reader = network.reader else { continue }
      var sums = numbers.sums
      numbers.sums = []
      numbers.reading(network.readsBefore) { aside_phrases_read(reader, $0, $1, &sums, nil) }
      let unit = share(of: network)
      for tag in sums.indices { numbers.logits[tag] += sums[tag] * unit }
      numbers.sums = sums
    }
  }

  /// What 1 of a network's sums adds to the mean.
  private func share(of network: Network) -> Double { network.unit / Double(networks.count) }

  @inline(__always)
  private func number(_ hash: UInt64) -> Int32 {
    let entry = withUnsafePointer(to: slots) { aside_entry($0, hash) }
    return entry < 0 ? Int32(ASIDE_UNKNOWN_WORD) : entry + Int32(ASIDE_FIRST_WORD)
  }

  /// The logits by place in the model's outputs of words that are numbered as the model's are.
  package func logits(of sentence: some Collection<Int32>, before: some Collection<Int32> = []) -> [Double] {
    var numbers = Numbers(self)
    numbers.set(sentence)
    numbers.setBefore(before)
    read(&numbers)
    return numbers.logits
  }

  /// What each phrase of a sentence adds for a tag, in the order of its first word, and the intercept.
  ///
  /// - Parameter before: The words of the sentence before it, which have numbers below 0 in phrases.
  func terms(
    _ tag: Int, _ words: [SentenceWords.Word], before: [SentenceWords.Word]
  ) -> (intercept: Double, terms: [Term]) {
    guard let place = places[tag] else { return (0, []) }
    var weights: [Range<Int>: Double] = [:]
    eachWeight(tag, of: strongest(words, before: before)) { weights[$0, default: 0] += $1 }
    let terms = weights.map { Term(words: $0.key, weight: $0.value) }
    return (
      intercepts[place], terms.sorted { ($0.words.lowerBound, $0.words.count) < ($1.words.lowerBound, $1.words.count) }
    )
  }

  /// A filter's strongest phrase in a sentence.
  struct Phrase {
    /// Of the sentence's words; those of the sentence before have numbers below 0, its last −1.
    let words: Range<Int>
    let strength: Double
    fileprivate let network: Int
    fileprivate let unit: Int
  }

  /// Those of all filters that say something, network after network. Cost: some 20 microseconds.
  func strongest(_ words: [SentenceWords.Word], before: [SentenceWords.Word]) -> [Phrase] {
    guard !words.isEmpty else { return [] }
    var numbers = Numbers(self)
    numbers.set(words.map { number($0.hash) })
    numbers.setBefore(before.map { number($0.hash) })
    var phrases: [Phrase] = []
    for (number, network) in networks.enumerated() {
      let start = numbers.start(readsBefore: network.readsBefore)
      for (unit, phrase) in strongest(network, numbers).enumerated() where phrase.strength > 0 {
        let first = Int(phrase.first)
        let range = max(0, first)..<max(1, min(start + numbers.count, first + unit / filters + 1))
        phrases.append(
          Phrase(
            words: (range.lowerBound - start)..<(range.upperBound - start), strength: Double(phrase.strength),
            network: number, unit: unit))
      }
    }
    return phrases
  }

  /// Calls `visit` with the words of each phrase and what it adds for a tag.
  @inline(__always)
  func eachWeight(_ tag: Int, of phrases: [Phrase], _ visit: (_ words: Range<Int>, _ weight: Double) -> Void) {
    guard let place = places[tag] else { return }
    for phrase in phrases {
      let network = networks[phrase.network]
      let output = Double(network.outputs[phrase.unit * tagCount + place])
      visit(phrase.words, phrase.strength * output * share(of: network))
    }
  }

  /// By filter; empty where the network says nothing.
  private func strongest(_ network: Network, _ numbers: borrowing Numbers) -> [aside_phrase] {
    guard let reader = network.reader else { return [] }
    var strongest = [aside_phrase](repeating: aside_phrase(), count: PhraseModel.lengths * filters)
    numbers.reading(network.readsBefore) { aside_phrases_read(reader, $0, $1, nil, &strongest) }
    return strongest
  }
}
