import Evaluation
import Statistics
import TestSupport
import Testing

@Suite struct ReliabilityTests {
  @Test func nothingGivesNothing() { #expect(Reliability([]) == nil) }

  /// By hand: two bins of two, |0.15 − 0| and |0.85 − 1|, then their mean.
  @Test func theErrorIsTheMeanDistance() throws {
    let items = [(score: 0.1, gold: false), (0.2, false), (0.8, true), (0.9, true)]
    let calibration = try #require(Reliability(items, bins: 2))
    #expect(calibration.bins.map(\.count) == [2, 2] && calibration.bins.map(\.rate) == [0, 1])
    #expect(abs(calibration.error - 0.15) < 1e-12)
  }

  @Test func binsHaveEqualMass() throws {
    let items = (0..<47).map { (score: Double($0) / 47, gold: $0 % 2 == 0) }
    let bins = try #require(Reliability(items)).bins
    #expect(bins.count == 10 && bins.map(\.count).reduce(0, +) == 47 && Set(bins.map(\.count)) == [4, 5])
    #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.high <= $1.low })
    #expect(try #require(Reliability([(0.5, true), (0.7, false)])).bins.count == 2)
  }

  /// A run of equal scores that crosses bins is shared out, whatever the order of the input.
  @Test func equalScoresAreSharedOut() throws {
    var items = (0..<40).map { (score: 0.5, gold: $0 < 20) }
    let sorted = try #require(Reliability(items))
    items.reverse()
    let reversed = try #require(Reliability(items))
    #expect(sorted.bins == reversed.bins && sorted.error == reversed.error && sorted.error < 1e-12)
  }

  /// One bin of four texts at one half: 0.5 off in 2 of 16 cases, 0.25 off in 8, by hand 0.1875.
  @Test func whatChanceAloneGives() throws {
    let one = try #require(Reliability([(0.4999, true), (0.5, true), (0.5001, false), (0.5002, false)], bins: 1))
    #expect(abs(one.byChance - 0.1875) < 0.02)
    let certain = try #require(Reliability((0..<30).map { (score: $0 < 10 ? 0 : 1, gold: $0 < 20) }))
    #expect(certain.byChance == 0 && certain.error > 0.3)
    let many = try #require(Reliability((0..<5_000).map { (score: Double($0) / 5_000, gold: $0 % 3 == 0) }))
    #expect(many.byChance < 0.02 && many.byChance > 0.005)
  }

  @Test func wilson() throws {
    // R: prop.test(5, 10, correct = FALSE), binom.wilson(0, 20)
    let half = try #require(WilsonInterval.of(5, of: 10))
    #expect(abs(half.low - 0.2365931) < 1e-6 && abs(half.high - 0.7634069) < 1e-6)
    let none = try #require(WilsonInterval.of(0, of: 20))
    #expect(none.low == 0 && abs(none.high - 0.1611252) < 1e-6)
    #expect(WilsonInterval.of(0, of: 0) == nil)
  }
}
