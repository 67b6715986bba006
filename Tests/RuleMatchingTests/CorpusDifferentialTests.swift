import Foundation
import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import TestSupport
import Testing
import TranscriptModel

/// The prefilter finds what PCRE2 over the whole text finds: the same hash of (rule, text, start, end), over the corpora
/// and over the rules' own examples in hostile spellings. `make fuzz` takes all texts, for longer.
@Suite struct CorpusDifferentialTests {
  private static let batch = 16

  private struct Row: Decodable { var scratchpad: String? }

  /// The scratchpads of both corpora, in an order that mixes them.
  private static func corpus() throws -> [String] {
    var texts: [String] = []
    for folder in ["labelled", "silent"] {
      let path = ProjectFolder.corpus.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path).sorted() where name.hasSuffix(".jsonl")
      {
        let lines = try String(contentsOf: path.appendingPathComponent(name), encoding: .utf8).split(separator: "\n")
        texts += try lines.compactMap { try JSONDecoder().decode(Row.self, from: Data($0.utf8)).scratchpad }
      }
    }
    var generator = SeededGenerator(seed: 5)
    return texts.shuffled(using: &generator)
  }

  /// Batches of `items` until the time is up; at least one.
  private static func batches<Item>(_ items: [Item], _ body: ([Item]) -> Void) {
    let end = ContinuousClock.now + .seconds(EngineComparison.seconds)
    for start in stride(from: 0, to: items.count, by: batch) {
      body(Array(items[start..<min(start + batch, items.count)]))
      if ContinuousClock.now > end { return }
    }
  }

  private static func text(_ string: String) -> ReasoningText {
    ReasoningText(Part(kind: .reasoning, text: UTF8Text(string)))
  }

  @Test func patternsFindTheSameInTheCorpora() throws {
    let rules = try BundledPack.pack.get().rules.filter { $0.lookIn.contains(.reasoning) }
    let patterns = rules.flatMap { rule in rule.patterns.map { ("\(rule.id) \($0.name)", $0.pattern.compiled) } }
    let set = PatternSet(patterns.map(\.1))
    let marks = PatternSet.Scratch(for: set)
    var comparison = EngineComparison()
    Self.batches(try Self.corpus()) { texts in
      comparison.add(texts.map { Array($0.utf8) }, set, names: patterns.map(\.0), marks)
    }
    #expect(comparison.differences == [])
    #expect(comparison.expected.count > comparison.texts / 2, "\(comparison.texts) texts")
  }

  @Test func rulesFindTheSameInTheCorpora() throws {
    let set = try BundledPack.rules.get()
    let (fast, naive) = (RuleMatcher(set), RuleMatcher(set, engine: .naive))
    var comparison = EngineComparison()
    Self.batches(try Self.corpus().reversed()) { comparison.add($0.map(Self.text), by: fast, naive) }
    #expect(comparison.differences == [])
    #expect(comparison.expected.count > comparison.texts / 4, "\(comparison.texts) texts")
  }

  /// Modifiers are searched sentence by sentence, in the same two ways.
  @Test func modifiersFindTheSameInTheCorpora() throws {
    let modifiers = try BundledPack.pack.get().modifiers
    let set = PatternSet(modifiers.map(\.pattern.compiled))
    let marks = PatternSet.Scratch(for: set)
    var comparison = EngineComparison()
    Self.batches(try Self.corpus()) { texts in
      let sentences = texts.map(Self.text).flatMap { text in
        text.sentences.map { Array(text.part.text.bytes[$0.range.start..<$0.range.end]) }
      }
      comparison.add(sentences, set, names: modifiers.indices.map { "modifier \($0)" }, marks)
    }
    #expect(comparison.differences == [])
    #expect(comparison.expected.count > 500, "\(comparison.texts) sentences")
  }

  /// Each rule alone over its own examples: the text that it wants, in spellings that hide it.
  @Test func examplesInHostileSpellings() throws {
    let rounds = EngineComparison.isFuzzing ? 20 : 1
    var comparison = EngineComparison()
    for (number, set) in try BundledPack.alone.get().enumerated() {
      let seed = EngineComparison.isFuzzing ? UInt64.random(in: 0..<(.max / 2)) : UInt64(number)
      var generator = SeededGenerator(seed: seed)
      let texts = set.rules.flatMap { $0.examples.match }.flatMap { example in
        HostileText.Change.allCases.flatMap { change in
          (0..<rounds).map { _ in Self.text(HostileText.changed(example.text, change, &generator)) }
        }
      }
      comparison.add(texts, by: RuleMatcher(set), RuleMatcher(set, engine: .naive))
    }
    #expect(comparison.differences == [])
    #expect(comparison.expected.count > 2_000, "\(comparison.texts) texts")
  }

  /// All rules together over texts of several hostile examples.
  @Test func hostileTextsOfAllRules() throws {
    let set = try BundledPack.rules.get()
    let (fast, naive) = (RuleMatcher(set), RuleMatcher(set, engine: .naive))
    let examples = set.rules.flatMap { $0.examples.match.map(\.text) }
    var generator = SeededGenerator(seed: EngineComparison.isFuzzing ? UInt64.random(in: 0..<(.max / 2)) : 3)
    var comparison = EngineComparison()
    let end = ContinuousClock.now + .seconds(EngineComparison.seconds)
    repeat {
      comparison.add(
        (0..<8).map { _ in Self.text(Self.hostile(examples, &generator)) }, by: fast, naive)
    } while ContinuousClock.now < end
    #expect(comparison.differences == [])
    #expect(comparison.expected.count > comparison.texts, "\(comparison.texts) texts")
    #expect(comparison.givenUp <= comparison.texts / 10, "\(comparison.givenUp) of \(comparison.texts) texts")
  }

  private static func hostile(_ examples: [String], _ generator: inout SeededGenerator) -> String {
    (0..<6).map { _ in
      let change = HostileText.Change.allCases.randomElement(using: &generator) ?? .everything
      return HostileText.changed(examples.randomElement(using: &generator) ?? "", change, &generator)
    }.joined(separator: Bool.random(using: &generator) ? " " : "\n")
  }
}
