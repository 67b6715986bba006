import Testing

@testable import PatternMatching

/// Codes compiled beforehand find what patterns compiled now find.
struct PreparedCodesTests {
  private static let sources = [
    #"\b(?:apple|apricot|avocado|pear|(?<last>plum))s?\b"#, #"(?<=not )a|b"#, "ſ|K", #"(?<one>x)(?<two>y)?"#,
  ]
  private static let text = Array("Apples, a PLUM, not a pear; xy x K k s ſ.".utf8)

  /// Of new patterns, with codes from `written`, before and after machine code is made.
  ///
  /// - Parameter source: What patterns say instead of their own sources.
  private static func found(_ written: String?, instead source: String? = nil) -> [String] {
    let patterns = sources.map { Pattern(checked: source ?? $0) }
    return Array((written ?? "").utf8).withUnsafeBufferPointer { written in
      let codes = PreparedCodes(written)
      if codes.count == patterns.count {
        for (number, pattern) in patterns.enumerated() { pattern.take(number, of: codes) }
      }
      return text.withUnsafeBufferPointer { text in
        patterns.flatMap { pattern in (0..<30).map { _ in found(pattern, text) } }
      }
    }
  }

  private static func found(_ pattern: Pattern, _ text: UnsafeBufferPointer<UInt8>) -> String {
    var found: [String] = []
    let limit = pattern.eachMatch(in: text, scratch: MatchScratch()) { match in
      found.append("\(match.range) \(pattern.namedGroups(of: match).map { "\($0.name) \($0.range)" })")
    }
    return "\(found) \(String(describing: limit))"
  }

  private static var written: String { PreparedCodes.text(of: sources.map { Pattern(checked: $0) }) }

  @Test func preparedCodesFindTheSame() {
    let found = Self.found(Self.written)
    #expect(found == Self.found(nil))
    #expect(found[0].contains("last") && found[0].contains("nil"))
  }

  /// Every code is read: what is searched by its source finds nothing here.
  @Test func noCodeIsPassedOver() {
    #expect(Self.found(Self.written, instead: "(?!)") == Self.found(nil))
    #expect(Self.found(nil, instead: "(?!)") != Self.found(nil))
  }

  /// A pattern whose source would never match is asked for by its prepared code alone.
  @Test func theSourceIsNotNeeded() {
    let pattern = Pattern(checked: { "(?!)" })
    let written = Array(PreparedCodes.text(of: [Pattern(checked: "pear")]).utf8)
    let found = written.withUnsafeBufferPointer { written in
      pattern.take(0, of: PreparedCodes(written))
      return Self.text.withUnsafeBufferPointer { Self.found(pattern, $0) }
    }
    #expect(found.contains("start: 22"), "\(found)")
  }

  /// Another version of PCRE2 refuses its codes, and texts that are none hold none.
  @Test func codesThatAreRefusedAreCompiled() {
    var other = Array(Self.written.utf8)
    let start = (other.firstIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
    for index in start..<(start + 8) { other[index] = UInt8(ascii: "A") }
    #expect(Self.found(String(decoding: other, as: UTF8.self)) == Self.found(nil))
    for text in [
      "", "\n", "3 4 5", "9223372036854775807 9223372036854775807\nAA", "-3 4\nAAAA", "4 4 4 -4\nAAAAAAAA",
      "2 9 2 9 2 9 2 9 2 9\nAAAAAAAAAA", "a b c d e\n",
    ] {
      #expect(Self.found(text) == Self.found(nil), "\(text)")
    }
  }

  @Test func aPatternThatDoesNotCompileHasNoCode() {
    let written = Array(PreparedCodes.text(of: [Pattern(checked: "("), Pattern(checked: "a")]).utf8)
    let codes = written.withUnsafeBufferPointer { written -> [Bool] in
      let codes = PreparedCodes(written)
      return [codes.code(0) == nil, codes.code(1) == nil, codes.code(2) == nil]
    }
    #expect(codes == [true, false, true])
  }
}
