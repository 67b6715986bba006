import Statistics
import Testing

@Suite("Distributions")
struct DistributionTests {
  struct Point: Decodable {
    var x: Double
    var a: Double?
    var b: Double?
    var value: Double?
  }
  struct Curves: Decodable {
    var cumulative: [Point]
    var quantile: [Point]
  }

  @Test func normalIsScipy() throws {
    let curves = try ReferenceCases.section("normal", as: Curves.self)
    for point in curves.cumulative {
      let value = NormalDistribution.cumulative(point.x)
      let expected = try #require(point.value)
      #expect(abs(value - expected) <= 1e-12 * expected, "\(point): \(value)")
    }
    for point in curves.quantile {
      #expect(isClose(NormalDistribution.quantile(point.x), point.value, within: 1e-12), "\(point)")
    }
    #expect(isClose(NormalDistribution.quantile(0.975), NormalDistribution.z95, within: 1e-15))
    #expect(isClose(NormalDistribution.quantile(0.95), NormalDistribution.z90, within: 1e-15))
    #expect(isClose(NormalDistribution.twoSided(-1.959963984540054), 0.05, within: 1e-14))
  }

  @Test func betaIsScipy() throws {
    let curves = try ReferenceCases.section("beta", as: Curves.self)
    for point in curves.cumulative {
      let value = BetaDistribution.cumulative(point.x, point.a ?? 0, point.b ?? 0)
      #expect(isClose(value, point.value), "\(point): \(String(describing: value))")
    }
    for point in curves.quantile {
      let value = BetaDistribution.quantile(point.x, point.a ?? 0, point.b ?? 0)
      #expect(isClose(value, point.value, within: 1e-6), "\(point): \(String(describing: value))")
    }
    #expect(BetaDistribution.cumulative(0.5, 0, 1) == nil && BetaDistribution.quantile(1.5, 1, 1) == nil)
    #expect(BetaDistribution.cumulative(.nan, 1, 1) == nil)
  }

  struct StudentPoint: Decodable {
    var t: Double
    var df: Double
    var cumulative: Double
    var twoSided: Double
    /// Of the cumulative share.
    var quantile: Double?
  }

  @Test func studentIsScipy() throws {
    for point in try ReferenceCases.section("student", as: [StudentPoint].self) {
      let value = StudentDistribution.cumulative(point.t, degreesOfFreedom: point.df)
      #expect(isClose(value, point.cumulative), "\(point)")
      #expect(isClose(StudentDistribution.twoSided(point.t, degreesOfFreedom: point.df), point.twoSided), "\(point)")
      // So far in the upper tail that the cumulative share itself has lost the digits.
      guard point.cumulative < 1 - 1e-9 else { continue }
      let quantile = StudentDistribution.quantile(point.cumulative, degreesOfFreedom: point.df)
      #expect(isClose(quantile, point.quantile, within: 1e-6), "\(point): \(String(describing: quantile))")
    }
    #expect(StudentDistribution.cumulative(1, degreesOfFreedom: 0) == nil)
    #expect(StudentDistribution.quantile(1, degreesOfFreedom: 5) == nil)
    #expect(isClose(StudentDistribution.quantile(0.5, degreesOfFreedom: 5), 0))
  }

  struct BinomialPoint: Decodable {
    var hits: Int
    var total: Int
    var share: Double
    var cumulative: Double
    var mass: Double
  }

  @Test func binomialIsScipy() throws {
    for point in try ReferenceCases.section("binomial", as: [BinomialPoint].self) {
      let cumulative = BinomialDistribution.cumulative(point.hits, of: point.total, share: point.share)
      #expect(isClose(cumulative, point.cumulative), "\(point)")
      #expect(
        isClose(BinomialDistribution.mass(point.hits, of: point.total, share: point.share), point.mass), "\(point)")
    }
    #expect(BinomialDistribution.mass(0, of: -1, share: 0.5) == nil)
  }
}
