@testable import PatternMatching
import TestSupport
import Testing
import TranscriptModel

@Suite struct AlternationFactoringTests {
  @Test(arguments: [
    ("apple|pear|plum|fig", "apple|p(?:ear|lum)|fig"),
    ("(?x) apple | pear | plum | fig", "(?x) apple |p(?:ear |lum )|fig"),
    ("a|b|a", "a|b|a"),
    ("test|tests|tested|x", "t(?:est|ests|ested)|x"),
    (#"a?b|ac|ad|ae"#, #"a?b|a(?:c|d|e)"#),
    (#"ab|\d|ac|ad|ae|af"#, #"ab|\d|a(?:c|d|e|f)"#),
    (#"(?<=ab|ac|ad|ae)x"#, #"(?<=ab|ac|ad|ae)x"#),
    ("a b|a c|a d|a e", "a b|a c|a d|a e"),
    (#"(ab|ac|ad|ae)\1"#, #"(ab|ac|ad|ae)\1"#),
  ])
  func bringsBranchesTogether(pattern: String, expected: String) {
    #expect(AlternationFactoring.factored(pattern) == expected)
  }
}
