import Statistics
import Testing

@Suite("Agreement of coders")
struct AgreementTests {
  struct Pair: Decodable {
    var first: [Int]
    var second: [Int]
    var observed: Double?
    var kappa: Double?
    var kappaError: Double?
    var ac1: Double?
    var prevalenceAdjusted: Double?
    var onOne: Double?
    var onZero: Double?
  }

  @Test func twoCodersAreThoseOfScikitAndStatsmodels() throws {
    for expected in try ReferenceCases.section("agreement", as: [Pair].self) {
      let pairs = Array(zip(expected.first, expected.second))
      let table = AgreementTable(pairs)
      #expect(isClose(table.observed, expected.observed), "\(expected)")
      #expect(isClose(table.kappa, expected.kappa), "\(expected)")
      // Where coders agree on all, the error is 0 but for rounding.
      #expect(
        isClose(table.kappaStandardError, expected.kappaError, within: 1e-8)
          || max(table.kappaStandardError ?? 1, expected.kappaError ?? 1) < 1e-7, "\(expected)")
      #expect(isClose(table.ac1, expected.ac1), "\(expected)")
      #expect(isClose(table.prevalenceAdjustedKappa, expected.prevalenceAdjusted), "\(expected)")
      guard Set(expected.first + expected.second).isSubset(of: [0, 1]) else { continue }
      func count(_ first: Int, _ second: Int) -> Int { pairs.count { $0 == (first, second) } }
      let binary = AgreementTable(
        PairedCounts(both: count(1, 1), onlyFirst: count(1, 0), onlySecond: count(0, 1), neither: count(0, 0)))
      #expect(isClose(binary.agreement(on: 0), expected.onOne), "\(expected)")
      #expect(isClose(binary.agreement(on: 1), expected.onZero), "\(expected)")
      #expect(isClose(binary.kappa, expected.kappa), "\(expected)")
    }
    #expect(AgreementTable([(1, 1)]).agreement(on: 3) == nil)
  }

  @Test func kappaHasAnIntervalUnlessAllAgree() throws {
    let table = AgreementTable(PairedCounts(both: 40, onlyFirst: 9, onlySecond: 5, neither: 46))
    let interval = try #require(table.kappaInterval)
    let kappa = try #require(table.kappa)
    #expect(interval.low < kappa && kappa < interval.high && interval.high <= 1)
    #expect(AgreementTable(PairedCounts(both: 4, onlyFirst: 0, onlySecond: 0, neither: 4)).kappaInterval == nil)
  }

  struct Units: Decodable {
    var units: [[Int?]]
    var value: Double?
  }

  @Test func alphaIsKrippendorffs() throws {
    for expected in try ReferenceCases.section("alpha", as: [Units].self) {
      let alpha = KrippendorffAlpha(expected.units)
      #expect(isClose(alpha.value, expected.value), "\(expected)")
      if let value = alpha.value, let interval = alpha.interval() {
        #expect(interval.low <= value && value <= interval.high)
      }
    }
    #expect(KrippendorffAlpha([[Int?]]()).value == nil && KrippendorffAlpha([[Int?]]()).interval() == nil)
  }

  struct Spans: Decodable {
    var first: [[Int]]
    var second: [[Int]]
    var f1: Double?
  }

  @Test func spansShareTokens() throws {
    for expected in try ReferenceCases.section("spans", as: [Spans].self) {
      var agreement = SpanAgreement()
      agreement.add(expected.first.map { $0[0]..<$0[1] }, expected.second.map { $0[0]..<$0[1] })
      #expect(isClose(agreement.f1, expected.f1), "\(expected)")
      agreement.add([], [])
      #expect(isClose(agreement.f1, expected.f1), "\(expected)")
    }
  }
}
