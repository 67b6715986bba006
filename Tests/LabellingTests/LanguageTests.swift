import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@testable import Labelling

@Suite struct LanguageTests {
  @Test(arguments: [
    ("I should answer the user, and then check the numbers again.", ReasoningSummary.Language.en),
    ("ok so 3 x 4 is 12, check: 12 + 5 = 17. done", .en),
    ("Der Nutzer fragt nach dem Weg, und ich sollte nicht zu lang antworten, das ist klar.", .other),
    ("Je pense que la question est simple et que les chiffres ne sont pas en cause.", .other),
    ("用户想知道今天的天气，我应该查询一下再回答，不要编造任何数据。", .other),
    ("yes", .unknown), ("", .unknown),
  ])
  func languagesAreTold(text: String, expected: ReasoningSummary.Language) {
    let bytes = Array(text.utf8)
    #expect(LanguageGuess.language(of: bytes, words: text.split(separator: " ").count) == expected)
  }
}
