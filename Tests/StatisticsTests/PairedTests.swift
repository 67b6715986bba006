import Statistics
import Testing

@Suite("Paired contrasts")
struct PairedTests {
  struct Counts: Decodable {
    var cells: [Int]
    var exactP: Double?
    var midP: Double?
    var oddsRatio: Double?
    var low: Double?
    var high: Double?
    var newcombe: [Double]?
    var newcombe90: [Double]?
  }

  @Test func pairsOfYesAndNo() throws {
    for expected in try ReferenceCases.section("paired", as: [Counts].self) {
      let cells = expected.cells
      let counts = PairedCounts(both: cells[0], onlyFirst: cells[1], onlySecond: cells[2], neither: cells[3])
      #expect(isClose(counts.exactP, expected.exactP), "\(expected)")
      #expect(isClose(counts.midP, expected.midP), "\(expected)")
      let odds = counts.conditionalOddsRatio
      #expect(isClose(odds?.value, expected.oddsRatio), "\(expected)")
      #expect(isClose(odds?.low, expected.low, within: 1e-6), "\(expected)")
      #expect(isClose(odds?.high, expected.high, within: 1e-6), "\(expected)")
      #expect(isClose(counts.newcombeInterval(), expected.newcombe), "\(expected)")
      #expect(isClose(counts.newcombeInterval(z: NormalDistribution.z90), expected.newcombe90), "\(expected)")
    }
  }

  @Test func theOtherWayRoundIsTheOtherSign() throws {
    let counts = PairedCounts(both: 1, onlyFirst: 1, onlySecond: 7, neither: 12)
    let interval = try #require(counts.newcombeInterval())
    let turned = PairedCounts(both: 1, onlyFirst: 7, onlySecond: 1, neither: 12)
    #expect(isClose(turned.newcombeInterval(), [-interval.high, -interval.low]))
    #expect(isClose(counts.difference, -6 / 21) && turned.exactP == counts.exactP)
  }

  @Test func agreeingPairsStillHaveAnInterval() throws {
    let counts = PairedCounts(both: 0, onlyFirst: 0, onlySecond: 0, neither: 50)
    #expect(counts.exactP == 1 && counts.midP == 1 && counts.conditionalOddsRatio == nil && counts.difference == 0)
    let interval = try #require(counts.newcombeInterval())
    #expect(interval.low < 0 && interval.high > 0)
    let none = PairedCounts(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    #expect(none.exactP == nil && none.newcombeInterval() == nil && none.difference == nil && none.share == nil)
  }

  struct Differences: Decodable {
    var values: [Double]
    var mean: Double?
    var standardError: Double?
    var interval: [Double]?
    var p: Double?
    var equivalenceP: Double?
    var interval90: [Double]?
    var margin: Double
  }

  @Test func meanDifferencesAreScipy() throws {
    for expected in try ReferenceCases.section("differences", as: [Differences].self) {
      let difference = PairedDifference(expected.values)
      #expect(isClose(difference.mean, expected.mean), "\(expected)")
      #expect(isClose(difference.standardError, expected.standardError), "\(expected)")
      #expect(isClose(difference.interval, expected.interval, within: 1e-6), "\(expected)")
      #expect(isClose(difference.studentP, expected.p), "\(expected)")
      let equivalence = difference.equivalence(margin: expected.margin)
      #expect(isClose(equivalence?.p, expected.equivalenceP), "\(expected)")
      #expect(isClose(equivalence?.interval, expected.interval90, within: 1e-6), "\(expected)")
      #expect(equivalence.map { $0.isEquivalent == (($0.p ?? 1) < 0.05) } ?? true, "\(expected)")
      let bootstrap = difference.bootstrapInterval()
      #expect((bootstrap == nil) == (expected.interval == nil), "\(expected)")
      if let bootstrap, let mean = expected.mean { #expect(bootstrap.low <= mean && mean <= bootstrap.high) }
    }
  }

  struct Flips: Decodable {
    struct Case: Decodable {
      var values: [Double]
      var p: Double
    }
    var exact: [Case]
    var sampled: Case
  }

  @Test func flippedSignsAreScipys() throws {
    let flips = try ReferenceCases.section("sign_flips", as: Flips.self)
    for expected in flips.exact {
      #expect(isClose(SignFlipTest.p(expected.values), expected.p), "\(expected)")
      #expect(isClose(SignFlipTest.p(expected.values + [0, 0]), expected.p), "\(expected)")
    }
    let sampled = try #require(SignFlipTest.p(flips.sampled.values))
    #expect(abs(sampled - flips.sampled.p) < 0.01, "\(sampled) for \(flips.sampled.p)")
    #expect(SignFlipTest.p(flips.sampled.values) == sampled)
    #expect(SignFlipTest.p([]) == nil && SignFlipTest.p([0, 0]) == 1 && SignFlipTest.p([0.3]) == 1)
  }
}
