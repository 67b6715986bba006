import Statistics
import Testing

@Suite("Cluster bootstrap")
struct BootstrapTests {
  struct Case: Decodable {
    var vectors: [[Double]]
    var interval: [Double]
    var clusters: [[Int]]
    var ratioInterval: [Double]
  }

  private func ratio(_ sums: [Double]) -> Double? { sums[1] == 0 ? nil : sums[0] / sums[1] }

  @Test func vectorsAreResampledDrawByDraw() throws {
    let expected = try ReferenceCases.section("bootstrap", as: Case.self)
    #expect(isClose(ClusterBootstrap().interval(expected.vectors, ratio), expected.interval, within: 1e-12))
  }

  @Test func ratioHasTheLimitsOfManyResamples() throws {
    let expected = try ReferenceCases.section("bootstrap", as: Case.self)
    let clusters = expected.clusters.map { ClusterCounts(hits: $0[0], total: $0[1]) }
    let interval = try #require(ClusterBootstrap().ratioInterval(clusters))
    let width = expected.ratioInterval[1] - expected.ratioInterval[0]
    #expect(abs(interval.low - expected.ratioInterval[0]) < 0.06 * width, "\(interval)")
    #expect(abs(interval.high - expected.ratioInterval[1]) < 0.06 * width, "\(interval)")
    let again = try #require(ClusterBootstrap().ratioInterval(clusters.reversed()))
    #expect(interval == again)
  }

  /// Drawing how often each kind of cluster comes is drawing clusters one by one.
  @Test func bothRoadsHaveTheSameSpread() {
    let clusters = (0..<200).map { ClusterCounts(hits: $0 % 5 == 0 ? $0 % 4 : 0, total: 3 + $0 % 2) }
    var bootstrap = ClusterBootstrap()
    bootstrap.rounds = 20_000
    let drawn = bootstrap.resampledSums(of: clusters.map { [Double($0.hits), Double($0.total)] }).compactMap(ratio)
    let counted = bootstrap.resampledShares(clusters).compactMap(\.self)
    func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
      let mean = values.reduce(0, +) / Double(values.count)
      return (mean, (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot())
    }
    let first = moments(drawn)
    let second = moments(counted)
    #expect(counted.count == 20_000)
    #expect(abs(first.mean - second.mean) < 0.03 * first.deviation, "\(first) \(second)")
    #expect(abs(first.deviation - second.deviation) < 0.03 * first.deviation, "\(first) \(second)")
  }

  @Test func tooFewClustersHaveNoInterval() {
    #expect(ClusterBootstrap().ratioInterval([]) == nil)
    #expect(ClusterBootstrap().ratioInterval([ClusterCounts(hits: 1, total: 2)]) == nil)
    #expect(
      ClusterBootstrap().ratioInterval([ClusterCounts(hits: 0, total: 0), ClusterCounts(hits: 0, total: 0)]) == nil)
    #expect(ClusterBootstrap().interval([[1, 2]], ratio) == nil)
    #expect(ClusterBootstrap().interval([[1, 0], [1, 0]], ratio) == nil)
    #expect(ClusterBootstrap().interval([[1, 2], [1]]) { $0[1] } != nil)
  }
}
