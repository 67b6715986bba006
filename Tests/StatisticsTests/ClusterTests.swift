import Statistics
import Testing

@Suite("Clusters")
struct ClusterTests {
  struct Case: Decodable {
    var clusters: [[Int]]
    var share: Double?
    var standardError: Double?
    var correlation: Double?
    var designEffect: Double?
    var designEffectOfCorrelation: Double?
  }

  private func share(_ clusters: [[Int]]) -> ClusteredShare {
    ClusteredShare(clusters.map { ClusterCounts(hits: $0[0], total: $0[1]) })
  }

  @Test func errorsAndCorrelationAreStatsmodelsAndScipy() throws {
    for expected in try ReferenceCases.section("clusters", as: [Case].self) {
      let share = share(expected.clusters)
      #expect(isClose(share.share, expected.share), "\(expected)")
      #expect(isClose(share.standardError, expected.standardError, within: 1e-8), "\(expected)")
      #expect(isClose(share.intraclusterCorrelation, expected.correlation), "\(expected)")
      #expect(isClose(share.designEffect, expected.designEffect, within: 1e-8), "\(expected)")
      #expect(isClose(share.designEffectOfCorrelation, expected.designEffectOfCorrelation), "\(expected)")
    }
  }

  @Test func noSampleHasNoFigure() {
    let none = ClusteredShare([ClusterCounts(hits: 0, total: 0)])
    #expect(none.share == nil && none.standardError == nil && none.interval == nil && none.wilson == nil)
    #expect(none.normalInterval == nil && none.bootstrapInterval() == nil && none.effectiveTotal == nil)
    #expect(none.intraclusterCorrelation == nil && none.designEffect == nil)
  }

  @Test func agreementIsNoCertainty() throws {
    let silent = share([[0, 5], [0, 5], [0, 5]])
    #expect(silent.standardError == 0 && silent.normalInterval == nil && silent.bootstrapInterval() == nil)
    #expect(silent.effectiveTotal == 3)
    let interval = try #require(silent.interval)
    #expect(interval.low == 0 && isClose(interval.high, WilsonInterval.of(0, of: 3)?.high))
    let one = share([[3, 8]])
    #expect(one.standardError == nil && one.bootstrapInterval() == nil && one.effectiveTotal == 1)
    #expect(one.interval != nil)
  }

  @Test func effectiveTotalIsBetweenClustersAndSamples() throws {
    let alike = share([[4, 4], [0, 4], [4, 4], [0, 4]])
    #expect(isClose(alike.effectiveTotal, 4))
    let unlike = share([[2, 4], [2, 4], [2, 4]])
    #expect((unlike.intraclusterCorrelation ?? 0) < 0 && unlike.effectiveTotal == 12)
    let single = share([[1, 1], [0, 1], [0, 1]])
    #expect(single.effectiveTotal == 3)
  }
}
