import ReasoningExtraction
import Testing
import TranscriptModel

@Suite struct SentenceSplitterTests {
  private func sentences(_ text: String) -> [String] {
    SentenceSplitter.sentences(in: UTF8Text(text)).map { UTF8Text(text).string(at: $0.range) }
  }

  @Test(arguments: [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("See e.g. Smith et al. 2020, i.e. that one. Next.", ["See e.g. Smith et al. 2020, i.e. that one.", "Next."]),
    ("It costs 3.5 dollars. Fine.", ["It costs 3.5 dollars.", "Fine."]),
    ("Hmm... wait. No... Yes", ["Hmm... wait.", "No...", "Yes"]),
    ("He said \"stop.\" Then left.", ["He said \"stop.\"", "Then left."]),
    ("all lower. no capitals. here", ["all lower.", "no capitals.", "here"]),
    ("# Plan\n- first item\n- second. More\n1. third", ["# Plan", "- first item", "- second.", "More", "1. third"]),
    (
      "A line that is long enough to have been wrapped\nby an editor goes on here. End",
      ["A line that is long enough to have been wrapped\nby an editor goes on here.", "End"]
    ),
    ("short line\nnext line", ["short line", "next line"]),
    ("Look:\n```\na = b. c\nd()\n```\nDone.", ["Look:", "```", "a = b. c", "d()", "```", "Done."]),
    ("Mr. J. Doe came. I agree with I. Then", ["Mr. J. Doe came.", "I agree with I.", "Then"]),
    ("", []), (" \n\n ", []), ("日本。 Then.", ["日本。 Then."]),
    ("Is it? yes it is", ["Is it?", "yes it is"]),
  ])
  func cuts(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test func repeatsAreFound() {
    let text = ReasoningText(
      Part(
        kind: .reasoning, text: UTF8Text("I will be tested now. Other. I will be tested now. i WILL be tested, now!")))
    #expect(text.repeats() == [nil, nil, 0, 0])
  }
}
