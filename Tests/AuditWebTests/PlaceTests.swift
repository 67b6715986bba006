import TestSupport
import Testing
import TranscriptModel

@testable import AuditWeb

@Suite("places as a browser counts them")
struct PlaceTests {
  @Test func everyPlaceGoesThereAndBack() {
    var generator = SeededGenerator(seed: 7)
    let letters = ["a", "é", "検", "👩🏽‍🚀", "\u{0}", "\n", "ا"]
    for length in [0, 1, 5, 2000] {
      let text = (0..<length).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }.joined()
      let places = UTF16Places(UTF8Text(text))
      var expected = 0
      var byte = 0
      for scalar in text.unicodeScalars {
        #expect(places[byte] == expected && places.byte(expected) == byte)
        if scalar.utf16.count == 2 { #expect(places.byte(expected + 1) == nil) }
        byte += scalar.utf8.count
        expected += scalar.utf16.count
      }
      #expect(places[byte] == expected && places.byte(expected) == byte)
      #expect(places.byte(expected + 1) == nil && places.byte(-1) == nil)
    }
  }
}
