import Statistics
import Testing

@Suite("Unpaired contrasts, equivalence, several tests, power")
struct ContrastTests {
  struct Unpaired: Decodable {
    var cells: [Int]
    var newcombe: [Double]?
    var newcombe90: [Double]?
    var pooledP: Double?
    var fisherP: Double?
    var oddsRatio: Double?
    var oddsInterval: [Double]?
  }

  @Test func twoSharesAreStatsmodels() throws {
    for expected in try ReferenceCases.section("unpaired", as: [Unpaired].self) {
      let cells = expected.cells
      let contrast = ShareContrast(
        ClusterCounts(hits: cells[0], total: cells[1]), ClusterCounts(hits: cells[2], total: cells[3]))
      #expect(isClose(contrast.newcombeInterval(), expected.newcombe), "\(expected)")
      #expect(isClose(contrast.newcombeInterval(z: NormalDistribution.z90), expected.newcombe90), "\(expected)")
      #expect(isClose(contrast.pooledP, expected.pooledP), "\(expected)")
      #expect(isClose(contrast.exactP, expected.fisherP), "\(expected)")
      #expect(isClose(contrast.oddsRatio?.value, expected.oddsRatio), "\(expected)")
      let odds = contrast.oddsRatio.flatMap { odds in odds.high.map { (low: odds.low, high: $0) } }
      #expect(isClose(odds, expected.oddsInterval), "\(expected)")
      #expect(
        (contrast.difference == nil) == (expected.newcombe == nil) && (contrast.p == nil) == (expected.pooledP == nil))
    }
  }

  @Test func fewExpectedHitsTakeFishersTest() {
    let few = ShareContrast(ClusterCounts(hits: 7, total: 34), ClusterCounts(hits: 1, total: 34))
    #expect(few.p == few.exactP)
    let many = ShareContrast(ClusterCounts(hits: 56, total: 70), ClusterCounts(hits: 48, total: 80))
    #expect(many.p == many.pooledP)
  }

  struct Equivalence: Decodable {
    var difference: Double
    var error: Double
    var margin: Double
    var p: Double
    var interval90: [Double]
  }

  @Test func equivalenceIsTwoOneSidedTests() throws {
    for expected in try ReferenceCases.section("equivalence", as: [Equivalence].self) {
      let test = try #require(
        EquivalenceTest(difference: expected.difference, standardError: expected.error, margin: expected.margin))
      #expect(isClose(test.p, expected.p) && isClose(test.interval, expected.interval90), "\(expected)")
      #expect(test.isEquivalent == (expected.p < 0.05), "\(expected)")
    }
    #expect(EquivalenceTest(difference: 0, standardError: 0, margin: 0.03) == nil)
    #expect(EquivalenceTest(difference: 0, standardError: 0.1, margin: 0) == nil)
    let byInterval = EquivalenceTest(difference: 0, interval: (-0.02, 0.02), margin: 0.03)
    #expect(byInterval?.isEquivalent == true && byInterval?.p == nil)
  }

  struct Adjusted: Decodable {
    var p: [Double]
    var holm: [Double]
    var benjaminiHochberg: [Double]
  }

  @Test func adjustedValuesAreStatsmodels() throws {
    for expected in try ReferenceCases.section("adjusted", as: [Adjusted].self) {
      let holm = AdjustedP.holm(expected.p)
      let hochberg = AdjustedP.benjaminiHochberg(expected.p)
      #expect(holm.count == expected.p.count && hochberg.count == expected.p.count)
      #expect(zip(holm, expected.holm).allSatisfy { isClose($0, $1) }, "\(expected)")
      #expect(zip(hochberg, expected.benjaminiHochberg).allSatisfy { isClose($0, $1) }, "\(expected)")
    }
  }

  struct Sizes: Decodable {
    struct Case: Decodable {
      var first: Double
      var second: Double
      var level: Double
      var power: Double
      var n: Int
    }
    var perArm: [Case]
    var pairs: [Case]
    var meanPairs: [Case]
  }

  @Test func sampleSizes() throws {
    let sizes = try ReferenceCases.section("sample_sizes", as: Sizes.self)
    for size in sizes.perArm {
      let n = SampleSize.perArm(first: size.first, second: size.second, level: size.level, power: size.power)
      #expect(n == size.n, "\(size)")
    }
    for size in sizes.pairs {
      let n = SampleSize.pairs(onlyFirst: size.first, onlySecond: size.second, level: size.level, power: size.power)
      #expect(n == size.n, "\(size)")
    }
    for size in sizes.meanPairs {
      let n = SampleSize.pairs(difference: size.first, deviation: size.second, level: size.level, power: size.power)
      #expect(n == size.n, "\(size)")
    }
    #expect(SampleSize.perArm(first: 0.05, second: 0.08) == 1059)
    #expect(SampleSize.perArm(first: 0.05, second: 0.05) == nil)
    #expect(SampleSize.pairs(onlyFirst: 0.7, onlySecond: 0.6) == nil)
    #expect(SampleSize.pairs(difference: 0, deviation: 1) == nil)
    #expect(SampleSize.perArm(first: 0.1, second: 0.2, power: 1) == nil)
  }
}
