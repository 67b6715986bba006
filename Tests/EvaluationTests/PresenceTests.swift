import Evaluation
import Statistics
import Testing

@Suite struct PresenceTests {
  @Test func countsAndTheirFigures() {
    var counts = PresenceCounts()
    for (present, gold, times) in [(true, true, 6), (true, false, 2), (false, true, 3), (false, false, 9)] {
      for _ in 0..<times { counts.add(present: present, gold: gold) }
    }
    #expect(counts.precision == 0.75 && counts.recall == 6.0 / 9 && counts.positives == 9 && counts.total == 20)
    #expect(counts.f1 == 12.0 / 17)
    let empty = PresenceCounts()
    #expect(empty.precision == nil && empty.recall == nil && empty.f1 == nil)
  }

  /// Against scikit-learn's roc_auc_score and average_precision_score for the same numbers.
  @Test func rankingScores() throws {
    let scores = [0.1, 0.4, 0.35, 0.8, 0.8, 0.2, 0.35]
    let gold = [false, false, true, true, false, true, false]
    let items = zip(scores, gold).map { (score: $0, gold: $1) }
    #expect(abs(try #require(RankingScore.auroc(items)) - 0.5) < 1e-12)
    #expect(abs(try #require(RankingScore.averagePrecision(items)) - 0.4666666666666667) < 1e-12)
    #expect(RankingScore.auroc([(0.5, true)]) == nil && RankingScore.averagePrecision([(0.5, false)]) == nil)
    #expect(RankingScore.auroc([(0.5, true), (0.5, false)]) == 0.5)
  }

  @Test func intervalsAreSeededAndHoldTheValue() throws {
    let clusters = (0..<40).map { index -> PresenceCounts in
      var counts = PresenceCounts()
      counts.add(present: index % 3 != 0, gold: index % 2 == 0)
      counts.add(present: index % 4 == 0, gold: index % 4 == 0)
      return counts
    }
    let value = try #require(clusters.reduce(PresenceCounts(), +).f1)
    let first = try #require(ClusterBootstrap().interval(clusters) { $0.f1 })
    let second = try #require(ClusterBootstrap().interval(clusters) { $0.f1 })
    #expect(first == second && first.low < value && value < first.high)
    #expect(ClusterBootstrap().interval([PresenceCounts()]) { $0.f1 } == nil)
  }

  /// Twelve prompts without a mistake leave room for some: Wilson's lower end for 12 of 12.
  @Test func noMistakesAreNoCertainty() throws {
    var counts = PresenceCounts()
    counts.add(present: true, gold: true)
    var silent = PresenceCounts()
    silent.add(present: false, gold: false)
    let clusters = [PresenceCounts](repeating: counts, count: 12) + [silent, silent]
    let recall = try #require(ClusterBootstrap().intervals(clusters).recall)
    #expect(abs(recall.low - 0.757506) < 1e-5 && recall.high == 1)
  }
}
