import TestSupport
import Testing

@testable import TranscriptReading

@Suite struct FilterMistakeTests {
  private func mistake(_ text: String) -> FilterError? {
    do throws(FilterError) {
      _ = try FilterParser.parse(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    ("", 0, "expected a field, found the end"), ("condition.tier = 1", 15, "write '=='"),
    ("model contains", 14, "expected a value after 'contains', found the end"), ("modle == 1", 0, "'model'"),
    ("conditon.tier == 1", 0, "'condition.tier'"), ("tier == 1", 0, "'condition.tier'"),
    ("condition == 1", 0, "condition.tier"), ("(epoch == 1", 11, "expected 'and', 'or' or ')', found the end"),
    ("epoch == 1)", 10, "expected 'and', 'or' or the end, found ')'"), ("model == opus", 9, "quotation marks"),
    (#"model matches "a(b""#, 18, "missing closing parenthesis"),
    (#"model matches 5"#, 14, "a pattern in quotation marks"),
    ("epoch 5", 6, "expected an operator"), ("epoch", 5, "has <field>"),
    ("epoch < true", 8, "wants a number or a text"),
    ("epoch == 1.2.3", 9, "is not written as one"), ("epoch in 3", 9, "expected '[' after 'in'"),
    ("epoch in [3", 11, "',' or ']'"), ("epoch in [3,]", 12, "expected a value"), (#"model == "abc"#, 9, "closing"),
    ("epoch == 1 && epoch == 2", 11, "write 'and'"), ("epoch == 1 epoch", 11, "'and', 'or' or the end"),
    ("has", 3, "expected a field"), ("and", 0, "expected a field, found 'and'"), ("☃", 0, "found '☃'"),
    (#"condition["x" == 1"#, 14, "']'"), ("epoch is 3", 6, "write '=='"), ("model contain 3", 6, "'contains'"),
    (#"model == "é\"" and ☃"#, 19, "☃"),
  ])
  func isAnErrorAtItsPlace(text: String, offset: Int, says: String) throws {
    let error = try #require(mistake(text))
    #expect(error.offset == offset)
    #expect((error.message + (error.help ?? "")).contains(says), "\(error.message) \(error.help ?? "")")
  }

  @Test func nestingIsLimited() throws {
    for (piece, width) in [("(", 1), ("not ", 4)] {
      let error = try #require(mistake(String(repeating: piece, count: 10_000)))
      #expect(error.message.contains("100 levels") && error.offset == 100 * width)
      #expect(mistake(String(repeating: piece, count: 10_000) + "epoch == 1") == error)
    }
    let deep = String(repeating: "(", count: 99) + "epoch == 1" + String(repeating: ")", count: 99)
    #expect(mistake(deep) == nil)
  }

  @Test func hugeNumbersAreNumbers() {
    let digits = String(repeating: "9", count: 100_000)
    #expect(mistake("epoch < \(digits)") == nil)
    #expect(mistake("epoch < -\(digits).\(digits)e\(digits)") == nil)
  }

  @Test func diagnosticsShowOneLine() {
    let error = FilterError(message: "m", offset: 2)
    #expect(error.diagnostic(of: "a\r\nb\nc").sourceLine == "a b c")
    #expect(error.diagnostic(of: "abc").column == 3)
  }

  @Test func randomExpressionsNeverTrap() {
    let pieces = [
      "epoch", "condition", ".x", "[", "]", "(", ")", "\"", "'", "\\", "==", "!=", "<", " and ", " or ", "not ", "has ",
      "in", " matches ", "\"(\"", "5", "-", ".", "e", ",", " ", "null", "\u{301}", "\u{1F468}\u{200D}\u{1F469}", "\0",
    ]
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...16, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      if let error = mistake(text) { #expect((0...text.count).contains(error.offset), "\(text)") }
    }
  }
}
