import Testing

@testable import PatternMatching

struct PreparedTablesTests {
  private static let sources = [
    #"\b(?:being|get(?:ting)?) (?:watched|monitored)\b"#, #"don['’]t \w+ \w+ weights"#, "x+", #"the -?pre"#,
  ]
  private static let text = Array(
    "They are being watched; don't touch the weights, don't change these weights. The -pre.".utf8)

  private static func block(_ bytes: [UInt8]) -> PreparedTables.Block {
    Array(PreparedTables.text(bytes).utf8).withUnsafeBufferPointer { PreparedTables.Block($0) }
  }

  private static func found(_ set: PatternSet) -> [Int] {
    set.candidates(in: [text], scratch: PatternSet.Scratch(for: set)).flatMap { $0.items.map(\.pattern) }
  }

  @Test(arguments: [[], [0], [1, 0, 0, 255, 0], [UInt8](repeating: 0, count: 100_000) + [16]])
  func bytesSurvive(bytes: [UInt8]) {
    let block = Self.block(bytes)
    let isEqual = withExtendedLifetime(block) { Array(block.bytes) == bytes }
    #expect(isEqual)
  }

  @Test(arguments: 0..<40)
  func bytesOfAnyLengthSurvive(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ count &* 7) }
    let block = Self.block(bytes)
    let isEqual = withExtendedLifetime(block) { Array(block.bytes) == bytes }
    #expect(isEqual)
  }

  /// In the middle of many, where eight are read at once, and among the last.
  @Test(arguments: [0, 3, 8, 17, 30, 52, 53])
  func whatStandsBeforeABadLetterIsUnderstood(place: Int) {
    let bytes = [UInt8](1...40)
    var text = Array(PreparedTables.text(bytes).utf8)
    text[text.count - 54 + place] = UInt8(ascii: "z")
    let block = text.withUnsafeBufferPointer { PreparedTables.Block($0) }
    let isEqual = withExtendedLifetime(block) { Array(block.bytes) == Array(bytes.prefix(place * 6 / 8)) }
    #expect(isEqual)
  }

  @Test(arguments: [
    "", " ", "4", "4 ", "-1 AA", "99999999999999999999 AA", "9223372036854775807 a", "1 p", "2 140140140140140",
    "x AA", "9 !!!!!!!!!!!!",
  ])
  func otherTextsHoldNoMoreThanWhatIsUnderstood(text: String) {
    let block = Array(text.utf8).withUnsafeBufferPointer { PreparedTables.Block($0) }
    let isEqual = withExtendedLifetime(block) { Array(block.bytes) == (text.hasPrefix("2 ") ? [1, 1] : []) }
    #expect(isEqual)
  }

  @Test func preparedTablesSearchLikeMadeOnes() throws {
    let patterns = try Self.sources.map { try Pattern($0) }
    let made = PatternSet(patterns)
    let prepared = PatternSet(patterns, prepared: .init(tables: Self.block(made.tables), codes: nil))
    #expect(prepared.tables.isEmpty, "everything was taken, nothing made")
    #expect(Self.found(prepared) == Self.found(made))
    #expect(Self.found(made) == [0, 1, 2, 3])
  }

  @Test func tablesThatEndTooEarlyAreMade() throws {
    let patterns = try Self.sources.map { try Pattern($0) }
    let made = PatternSet(patterns)
    let cut = PatternSet(patterns, prepared: .init(tables: Self.block(Array(made.tables.prefix(300))), codes: nil))
    #expect(!cut.tables.isEmpty)
    #expect(Self.found(cut) == Self.found(made))
  }
}
