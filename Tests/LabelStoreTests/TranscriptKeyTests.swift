import LabelStore
import Testing

@Suite struct TranscriptKeyTests {
  /// Found while its fuzz target was written: a sign was taken for a digit, so that one transcript had several keys.
  @Test func signsAreNoDigits() {
    let digits = String(repeating: "0f", count: 16)
    #expect(TranscriptKey(digits)?.text == digits)
    #expect(TranscriptKey(String(repeating: "+f", count: 16)) == nil)
    #expect(TranscriptKey(digits.dropLast(2) + "-0") == nil)
  }
}
