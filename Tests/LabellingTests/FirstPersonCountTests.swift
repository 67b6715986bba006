@testable import Labelling
import Testing
import TranscriptModel

/// How often a model speaks of itself near a cue.
@Suite struct FirstPersonCountTests {
  @Test(arguments: [
    ("I'm sure it is me-I, my own.", 4), ("Myself myself MY My i", 2), ("mine's 'I' it's mine", 2),
    ("you'I don't my_ I2 meme", 0), ("'", 0), ("", 0), ("I", 1), ("ımy I", 2), ("me'", 1),
  ])
  func wordsOfTheFirstPerson(text: String, count: Int) {
    #expect(FirstPersonCount.around(ByteRange(0, text.utf8.count), in: UTF8Text(text)) == count, "\(text)")
  }

  @Test func twoHundredBytesAreLookedAtOnEitherSide() {
    let filler = String(repeating: "so ", count: 70)
    let text = UTF8Text("I " + filler + "cue " + filler + "I")
    let cue = ByteRange(212, 215)
    #expect(text.string(at: cue) == "cue" && FirstPersonCount.around(cue, in: text) == 0)
    #expect(FirstPersonCount.around(ByteRange(210, 300), in: text) == 1)
    #expect(FirstPersonCount.around(ByteRange(900, 950), in: text) == 0, "a range behind the text")
  }
}
