import Testing
import TranscriptModel

@testable import Auditing
@testable import LabelStore

@Suite("Words that are typed to be marked")
struct WordPlacesTests {
  private func passage(_ text: String) throws -> StoredPassage {
    StoredPassage(
      key: try #require(TranscriptKey(String(repeating: "0", count: 32))), name: "t", model: nil, condition: [:],
      pieces: [
        StoredPassage.Piece(kind: .prompt, text: UTF8Text("Is this a test?"), field: "/prompt", origin: 0),
        StoredPassage.Piece(kind: .reasoning, text: UTF8Text(text), field: "/scratchpad", origin: 0),
      ], marks: [], scores: [:])
  }

  @Test func caseGapsAndPunctuationMakeNoDifference() throws {
    let text = "Ähm… Is this,\n  perhaps, a TEST? 日本 I wonder."
    let passage = try passage(text)
    func found(_ first: String, _ last: String = "") -> [String] {
      WordPlaces.of(first, to: last, in: passage).map { passage.pieces[$0.piece].text.string(at: $0.range) }
    }
    #expect(found("is this perhaps") == ["Is this,\n  perhaps"])
    #expect(found("is this", "a test") == ["Is this,\n  perhaps, a TEST"])
    #expect(found("ähm") == ["Ähm…"] || found("ähm…") == ["Ähm…"])
    #expect(found("test", "is this").isEmpty && found("exam").isEmpty && found(" ?! ").isEmpty && found("").isEmpty)
    #expect(found(text + " and more").isEmpty)
  }

  @Test func everyPlaceIsFound() throws {
    let passage = try passage("A test. A test again. No more of a test here.")
    #expect(WordPlaces.of("a test", to: "", in: passage).map(\.range.start) == [0, 8, 33])
    #expect(WordPlaces.of("a test", to: "again", in: passage).map(\.range.end) == [20, 20])
  }
}
