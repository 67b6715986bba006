import Statistics
import Testing

@Suite("Histograms and onset")
struct PositionTests {
  struct Numbers: Decodable {
    var values: [Int]
    var shares: [Double]
    var quantiles: [Double]?
    var mean: Double?
  }

  @Test func quantilesAreNumpys() throws {
    for expected in try ReferenceCases.section("histograms", as: [Numbers].self) {
      var histogram = IntegerHistogram()
      for value in expected.values { histogram.add(value) }
      let quantiles = histogram.quantiles(expected.shares)
      #expect(quantiles?.count == expected.quantiles?.count)
      #expect(zip(quantiles ?? [], expected.quantiles ?? []).allSatisfy { isClose($0, $1) }, "\(expected)")
      #expect(isClose(histogram.mean, expected.mean) && histogram.median == quantiles?[3])
    }
    #expect(IntegerHistogram([1: 2]).quantile(1.1) == nil && IntegerHistogram([1: 0]).total == 0)
    #expect(IntegerHistogram([1: 2, 5: 1]) + IntegerHistogram([5: 3]) == IntegerHistogram([1: 2, 5: 4]))
  }

  struct Onset: Decodable {
    var times: [Int]
    var events: [Int]
    var stepTimes: [Int]
    var atRisk: [Int]
    var survival: [Double]
    var error: [Double]
    var median: Int?
  }

  @Test func onsetIsStatsmodelsSurvival() throws {
    for expected in try ReferenceCases.section("survival", as: [Onset].self) {
      var events = IntegerHistogram()
      var censored = IntegerHistogram()
      for (time, event) in zip(expected.times, expected.events) {
        if event == 1 { events.add(time) } else { censored.add(time) }
      }
      let onset = KaplanMeier(events: events, censored: censored)
      #expect(onset.steps.map(\.time) == expected.stepTimes && onset.steps.map(\.atRisk) == expected.atRisk)
      #expect(zip(onset.steps, expected.survival).allSatisfy { isClose($0.survival, $1) }, "\(expected)")
      #expect(zip(onset.steps, expected.error).allSatisfy { isClose($0.standardError, $1) }, "\(expected)")
      #expect(onset.time(ofShare: 0.5) == expected.median, "\(expected)")
      #expect(isClose(onset.incidence(by: 2000), 1 - (expected.survival.last ?? 1)), "\(expected)")
      #expect(onset.incidence(by: -1) == 0)
    }
    let none = KaplanMeier(events: IntegerHistogram(), censored: IntegerHistogram())
    #expect(none.incidence(by: 5) == nil && none.time(ofShare: 0.5) == nil && none.steps.isEmpty)
  }
}
