import Statistics
import Testing

@Suite("Intervals of shares")
struct ShareTests {
  struct Share: Decodable {
    var hits: Double
    var total: Double
    var interval: [Double]?
    var interval90: [Double]?
  }

  @Test func wilsonIsStatsmodels() throws {
    for share in try ReferenceCases.section("wilson", as: [Share].self) {
      #expect(isClose(WilsonInterval.of(share.hits, ofEffective: share.total), share.interval), "\(share)")
      let narrow = WilsonInterval.of(share.hits, ofEffective: share.total, z: NormalDistribution.z90)
      #expect(isClose(narrow, share.interval90), "\(share)")
    }
    #expect(WilsonInterval.of(0, of: 0) == nil && WilsonInterval.of(.nan, of: 3) == nil)
  }

  @Test func clopperPearsonIsStatsmodels() throws {
    for share in try ReferenceCases.section("clopper_pearson", as: [Share].self) {
      let hits = Int(share.hits)
      let total = Int(share.total)
      #expect(isClose(ClopperPearsonInterval.of(hits, of: total), share.interval, within: 1e-6), "\(share)")
      let narrow = ClopperPearsonInterval.of(hits, of: total, level: 0.9)
      #expect(isClose(narrow, share.interval90, within: 1e-6), "\(share)")
    }
    #expect(ClopperPearsonInterval.of(4, of: 3) == nil && ClopperPearsonInterval.of(1, of: 3, level: 1) == nil)
  }

  @Test func noHitIsBoundedByThreeInN() {
    #expect(RuleOfThree.upperLimit(of: 300) == 0.01)
    #expect(RuleOfThree.upperLimit(of: 2) == 1)
    #expect(RuleOfThree.upperLimit(of: 0) == nil)
  }
}
