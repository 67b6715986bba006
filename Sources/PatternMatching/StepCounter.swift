import CPCRE2

/// Counts the steps that PCRE2 takes for one pattern from the start of a text: calls of its `match()`, which its match
/// limit counts (pcre2api(3), "The match context").
///
/// Counted without JIT, which does the same work and counts less of it, and without PCRE2's looks ahead for a needed
/// letter, which an attacker can satisfy. Used by one task at a time.
package final class StepCounter {
  private let code: OpaquePointer
  private let data: OpaquePointer?
  private let context: OpaquePointer?

  /// - Returns: `nil` for a pattern that does not compile.
  package init?(_ source: String) {
    let options = PCRE2_NO_START_OPTIMIZE
    let factored = try? Pattern.compile(AlternationFactoring.factored(source), caseless: true, adding: options)
    guard let code = factored ?? (try? Pattern.compile(source, caseless: true, adding: options)) else { return nil }
    self.code = code
    data = pcre2_match_data_create_8(MatchScratch.pairs, nil)
    context = pcre2_match_context_create_8(nil)
    pcre2_set_heap_limit_8(context, 65_536)
  }

  deinit {
    pcre2_code_free_8(code)
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
  }

  /// How many steps a match attempt at the text's first byte takes, to about two percent.
  ///
  /// Costs a few times the steps that it returns.
  /// - Returns: `nil` for more than `most`, or where memory for them ran out.
  package func steps(in text: [UInt8], upTo most: Int) -> Int? {
    var enough = 64
    while !ends(text, within: min(enough, most)) {
      if enough >= most { return nil }
      enough *= 4
    }
    enough = min(enough, most)
    var few = enough <= 64 ? 0 : enough / 4
    while enough - few > max(1, enough / 50) {
      let middle = (few + enough) / 2
      if ends(text, within: middle) { enough = middle } else { few = middle }
    }
    return enough
  }

  /// Searches the whole text, without JIT, as a search does that JIT gave up; each attempt takes 50,000 steps at most.
  ///
  /// - Returns: False where an attempt took more.
  package func search(_ text: [UInt8]) -> Bool { ends(text, within: 50_000, options: 0) }

  private func ends(_ text: [UInt8], within steps: Int, options: UInt32 = PCRE2_ANCHORED) -> Bool {
    pcre2_set_match_limit_8(context, UInt32(clamping: steps))
    let answer = text.withUnsafeBufferPointer { text in
      pcre2_match_8(
        code, text.baseAddress, text.count, 0, options | PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, context)
    }
    return answer != PCRE2_ERROR_MATCHLIMIT && answer != PCRE2_ERROR_HEAPLIMIT && answer != PCRE2_ERROR_DEPTHLIMIT
  }
}
