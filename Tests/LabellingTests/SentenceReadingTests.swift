@testable import Labelling
import Testing

/// Which sentences of a text speak most for a tag.
@Suite struct SentenceReadingTests {
  private func best(_ logits: [Double]) -> [Int] {
    var reading = SentenceReading(tags: 3)
    for (sentence, logit) in logits.enumerated() { reading.add(.init(sentence: sentence, logit: logit), to: 1) }
    #expect(reading.best(0).isEmpty && reading.best(2).isEmpty && reading.bestLogit(0) == nil)
    #expect(reading.bestLogit(1) == logits.max())
    return reading.best(1).map(\.sentence)
  }

  @Test func theTwoBestAreKeptTheBestFirst() {
    #expect(best([]) == [] && best([-3]) == [0])
    #expect(best([1, 2, 3]) == [2, 1] && best([3, 2, 1]) == [0, 1] && best([2, 1, 3]) == [2, 0])
    #expect(best([3, 1, 2]) == [0, 2])
  }

  @Test func ofEqualOnesTheFirstAreKept() {
    #expect(best([1, 1, 1]) == [0, 1] && best([0, 1, 1]) == [1, 2])
  }
}
