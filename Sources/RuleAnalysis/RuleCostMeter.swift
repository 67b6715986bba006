import Dispatch
import PatternMatching
import RuleFormat
import TranscriptModel
import YAMLDocuments

/// Times every pattern of the rules that look in reasoning, and every entry of the lexicon that learned words name, text by
/// text.
///
/// A pattern that a rule wants only beside others is timed wherever it could match alone, and an entry in all sentences, not
/// only where words leave a tag possible, so both look dearer than they are in `label`.
package final class RuleCostMeter {
  private struct Owner {
    /// The id of the rule, or `RuleCost.learnedWords`.
    let rule: String
    let path: String
    let name: String
    let pattern: PatternReference
  }

  private let owners: [Owner]
  private let set: PatternSet
  private let marks: PatternSet.Scratch
  /// As in a long dump, where every pattern that matters has machine code.
  private let scratch = MatchScratch(triesPlainCode: false)
  private let lint: PatternLint
  private let expected: [Diagnostic]
  private var rows: [RuleCost.PatternRow]
  private var bytes = 0
  private var texts = 0
  private var searchNanoseconds: UInt64 = 0

  /// Texts below which shares of texts say nothing.
  private static let leastTexts = 50
  /// A pattern is called common when PCRE2 is called in this share of the texts and it takes this many times the
  /// time of the average pattern.
  private static let commonTexts = 0.25
  private static let timesAverage = 8.0

  package init(_ pack: RulePack, files: RuleFiles) {
    let ofRules = pack.rules.filter { $0.status != .deprecated && $0.lookIn.contains(.reasoning) }.flatMap { rule in
      rule.patterns.filter { !rule.condition.not.contains($0.name) }
        .map { Owner(rule: rule.id, path: rule.path, name: $0.name, pattern: $0.pattern) }
    }
    owners = ofRules + Self.entries(of: pack, files)
    set = PatternSet(owners.map(\.pattern.compiled))
    marks = PatternSet.Scratch(for: set)
    lint = PatternLint(files, pack)
    expected = lint.warnings(of: pack)
    rows = owners.map { .init(name: $0.name, line: $0.pattern.line) }
    for index in set.unfiltered { rows[index].hasLiteral = false }
    // Patterns are compiled when first used; that is not counted.
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    for pattern in set.patterns { _ = pattern.firstMatch(in: nothing, scratch: scratch) }
  }

  private static func entries(of pack: RulePack, _ files: RuleFiles) -> [Owner] {
    guard let sentences = pack.sentences else { return [] }
    let lines = files.files.first { $0.path == Lexicon.path }?.text
      .split(separator: "\n", omittingEmptySubsequences: false)
    return sentences.lexiconEntries.compactMap { entry in
      guard let regex = pack.lexicon.writtenOut(entry) else { return nil }
      let line = lines?.firstIndex { $0.hasPrefix(entry + ":") }.map { $0 + 1 } ?? 1
      return Owner(
        rule: RuleCost.learnedWords, path: Lexicon.path, name: SentenceModel.name(ofEntry: entry),
        pattern: PatternReference(written: regex, compiled: Pattern(checked: regex), line: line))
    }
  }

  /// Searches one text of reasoning.
  package func add(_ text: UTF8Text) {
    bytes += text.count
    texts += 1
    text.bytes.withUnsafeBufferPointer { text in
      var start = DispatchTime.now().uptimeNanoseconds
      let candidates = set.candidates(in: text, scratch: marks)
      var end = DispatchTime.now().uptimeNanoseconds
      searchNanoseconds += end - start
      for candidate in candidates.items {
        start = end
        _ = set.search(candidate, of: candidates, in: text, scratch: scratch) { _ in }
        end = DispatchTime.now().uptimeNanoseconds
        rows[candidate.pattern].nanoseconds += end - start
        rows[candidate.pattern].texts += 1
        rows[candidate.pattern].places += candidates.startCount(of: candidate, in: text.count)
      }
    }
  }

  /// What was measured so far.
  package func cost() -> RuleCost {
    for index in rows.indices where rows[index].literals.isEmpty {
      rows[index].literals = set.patterns[index].requiredLiterals().summary
    }
    var rules: [RuleCost.RuleRow] = []
    for (row, owner) in zip(rows, owners) {
      if rules.last?.rule != owner.rule {
        rules.append(.init(rule: owner.rule, path: owner.path, patterns: []))
      }
      rules[rules.count - 1].patterns.append(row)
    }
    for index in rules.indices { rules[index].patterns.sort { $0.nanoseconds > $1.nanoseconds } }
    rules.sort { $0.nanoseconds == $1.nanoseconds ? $0.rule < $1.rule : $0.nanoseconds > $1.nanoseconds }
    var cost = RuleCost(
      rules: rules, bytes: bytes, texts: texts, searchNanoseconds: searchNanoseconds, warnings: [])
    let measured = measuredWarnings(cost)
    let known = Set(measured.map { Place($0) })
    cost.warnings = measured + expected.filter { !known.contains(Place($0)) }
    return cost
  }

  private struct Place: Hashable {
    let path: String
    let line: Int
    init(_ warning: Diagnostic) { (path, line) = (warning.path, warning.line) }
  }

  /// Of rules, the dearest first: entries of the lexicon are common by intent, and asked only where words leave a tag open.
  private func measuredWarnings(_ cost: RuleCost) -> [Diagnostic] {
    guard texts >= Self.leastTexts, cost.nanoseconds > 0 else { return [] }
    let fair = Double(cost.nanoseconds) / Double(rows.count)
    let common = rows.indices.filter { index in
      owners[index].rule != RuleCost.learnedWords && rows[index].hasLiteral
        && Double(rows[index].texts) >= Self.commonTexts * Double(texts)
        && Double(rows[index].nanoseconds) >= Self.timesAverage * fair
    }
    return common.sorted { rows[$0].nanoseconds > rows[$1].nanoseconds }.map { index in
      let row = rows[index]
      let anchor = set.patterns[index].requiredLiterals().commonestAnchor(showing: 4)
      return lint.diagnostic(
        RuleCode.commonLiteral,
        "'\(row.name)' is tried in \(percent(row.texts, of: texts)) of the texts and takes "
          + "\(PatternLint.rounded(cost.share(row.nanoseconds) * 100)) % of the time, "
          + "\(Int(Double(row.nanoseconds) / fair)) times the average: too many texts hold "
          + anchor.map { "‘\($0)’" }.joined(separator: ", "), at: owners[index].pattern, in: owners[index].path)
    }
  }

  private func percent(_ part: Int, of whole: Int) -> String { "\(part * 100 / max(1, whole)) %" }
}
