import CWords
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

  /// Words by the plain definition, byte by byte, where the program takes sixty-four at once.
  private static func counted(_ text: [UInt8], _ common: [String: Int]) -> [Int] {
    var (letters, wide, kinds) = (0, 0, [0, 0])
    var word: [UInt8] = []
    for byte in text + [0] {
      let isLetter = (0x61...0x7A).contains(byte | 0x20) && byte < 0x80
      guard isLetter || byte >= 0x80 else {
        if let kind = common[String(decoding: word, as: UTF8.self)] { kinds[kind] += 1 }
        word = []
        continue
      }
      letters += isLetter ? 1 : 0
      wide += byte >= 0xC3 && byte != 0xE2 ? 1 : 0
      word.append(isLetter ? byte | 0x20 : byte)
    }
    return [letters, wide] + kinds
  }

  @Test func commonWordsAreCountedWhereverTheyStand() {
    let common = ["the": 0, "a": 0, "not": 0, "eightltr": 0, "que": 1, "не": 1, "não": 1, "zz": 1]
    var table = aside_common_words()
    for (word, kind) in common { aside_common_words_add(&table, Array(word.utf8), word.utf8.count, UInt8(kind)) }
    aside_common_words_add(&table, Array("the".utf8), 3, 1)
    aside_common_words_add(&table, Array("ninelette".utf8), 9, 1)
    aside_common_words_add(&table, Array("kind".utf8), 4, 2)
    let pieces =
      common.keys.sorted() + [
        "THE", "Não", "they", "eightltrs", "kind", "ninelette", " ", "  ", ", ", "1", "’", "\0", "é",
      ]
    var seed: UInt64 = 7
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    for length in 0..<400 {
      var text: [UInt8] = []
      while text.count < length { text += Array(pieces[next(pieces.count)].utf8) }
      var sum = aside_word_kinds()
      Array(text.prefix(length)).withUnsafeBufferPointer {
        aside_common_words_count(&table, $0.baseAddress, $0.count, &sum)
      }
      #expect(
        [sum.letters, sum.wide, sum.of_kind.0, sum.of_kind.1] == Self.counted(Array(text.prefix(length)), common))
    }
  }
}
