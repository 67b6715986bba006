import Foundation
import PatternMatching
import ReasoningExtraction
import RuleFormat
import RuleMatching
import TestSupport
import Testing
import TranscriptModel

/// The bundled rules find by the prefilter what they find by PCRE2 over the whole text, in texts made of what their
/// patterns ask for; `make fuzz` takes longer.
@Suite struct RuleDifferentialTests {
  private static let between = [
    " ", " ", " ", " ", ", ", ". ", "\n", " the ", " of a ", " really quite ", "\u{A0}", "  ", "-", "'s ", "", " é ",
    " superlativelyinterminable ", "; ", "’", "\u{17F}", " \u{212A} ", " not ", " I ", " will ",
  ]

  /// Literals that a chain asks for, in its order, with little between them.
  private func fragment(_ chain: RequiredLiterals.Chain, _ generator: inout SeededGenerator) -> String {
    var text = ""
    for link in chain where Int.random(in: 0..<12, using: &generator) > 0 {
      if let inner = link.set.chains.randomElement(using: &generator), Bool.random(using: &generator) {
        text += fragment(inner, &generator)
      } else if let literal = link.set.literals.randomElement(using: &generator) {
        text += String(decoding: literal.bytes, as: UTF8.self)
      }
      text += Self.between.randomElement(using: &generator) ?? " "
    }
    return text
  }

  private func text(_ chains: [RequiredLiterals.Chain], _ generator: inout SeededGenerator) -> ReasoningText {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      guard let chain = chains.randomElement(using: &generator) else { continue }
      let fragment = fragment(chain, &generator)
      text += Int.random(in: 0..<8, using: &generator) == 0 ? fragment.uppercased() : fragment
      text += Self.between.randomElement(using: &generator) ?? " "
    }
    return ReasoningText(Part(kind: .reasoning, text: UTF8Text(text)))
  }

  private func places(_ findings: RuleMatcher.Findings) -> [String] {
    findings.cues.map { "\($0.rule) \($0.range.start) \($0.range.end) \($0.patterns)" }
  }

  /// Rules alone: other literals are the rarest then, and mostly a text starts with what is looked for.
  @Test func everyRuleAloneFindsTheSame() throws {
    for (number, set) in try BundledPack.alone.get().enumerated() {
      var generator = SeededGenerator(seed: UInt64(number))
      let rule = set.rules[0]
      let chains = rule.patterns.flatMap { $0.pattern.compiled.requiredLiterals().chains }
      guard !chains.isEmpty else { continue }
      let examples = rule.examples.match.map { ReasoningText(Part(kind: .reasoning, text: UTF8Text($0.text))) }
      let texts = examples + (0..<6).map { _ in text(chains, &generator) }
      let found = RuleMatcher(set).findings(in: texts, place: .reasoning)
      let expected = RuleMatcher(set, engine: .naive).findings(in: texts, place: .reasoning)
      for (index, text) in texts.enumerated() {
        #expect(
          places(found[index]) == places(expected[index]),
          "\(rule.id), text \(index): \(String(decoding: text.part.text.bytes, as: UTF8.self))")
      }
    }
  }

  @Test func theBundledRulesFindTheSame() throws {
    let set = try BundledPack.rules.get()
    let chains = set.rules.flatMap { rule in
      rule.patterns.flatMap { $0.pattern.compiled.requiredLiterals().chains }
    }
    let fast = RuleMatcher(set)
    let naive = RuleMatcher(set, engine: .naive)
    let end = ContinuousClock.now + .seconds(EngineComparison.seconds)
    var seed = UInt64(EngineComparison.isFuzzing ? Date().timeIntervalSince1970 : 1)
    repeat {
      var generator = SeededGenerator(seed: seed)
      let texts = (0..<8).map { _ in text(chains, &generator) }
      let found = fast.findings(in: texts, place: .reasoning)
      let expected = naive.findings(in: texts, place: .reasoning)
      for (index, text) in texts.enumerated() {
        #expect(
          places(found[index]) == places(expected[index]),
          "seed \(seed), text \(index): \(String(decoding: text.part.text.bytes, as: UTF8.self))")
      }
      seed += 1
    } while ContinuousClock.now < end
  }
}
