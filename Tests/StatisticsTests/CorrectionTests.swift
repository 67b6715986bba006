import Statistics
import Testing

@Suite("Correction by audits")
struct CorrectionTests {
  struct Stratified: Decodable {
    var strata: [[Int]]
    var estimate: Double?
    var variance: Double?
    var interval: [Double]?
    var normalInterval: [Double]?
  }

  @Test func strataAreWeighted() throws {
    for expected in try ReferenceCases.section("stratified", as: [Stratified].self) {
      let audit = StratifiedAudit(
        expected.strata.map { .init(size: $0[0], audited: ClusterCounts(hits: $0[1], total: $0[2])) })
      #expect(isClose(audit?.estimate, expected.estimate), "\(expected)")
      #expect(isClose(audit?.variance, expected.variance), "\(expected)")
      #expect(isClose(audit?.interval, expected.interval), "\(expected)")
      #expect(isClose(audit?.normalInterval, expected.normalInterval), "\(expected)")
    }
  }

  @Test func flaggedAndUnflaggedAreTwoStrata() throws {
    let flagged = ClusterCounts(hits: 100, total: 100)
    let audit = try #require(
      StratifiedAudit(flagged: 300, of: 10_000, flagged: flagged, unflagged: ClusterCounts(hits: 0, total: 300)))
    #expect(audit.estimate == 0.03 && audit.variance == 0 && audit.normalInterval == nil)
    #expect(audit.interval.high > 0.04)
    #expect(StratifiedAudit(flagged: 3, of: 9, flagged: flagged, unflagged: ClusterCounts(hits: 0, total: 0)) == nil)
  }

  struct Weighted: Decodable {
    var values: [Double]
    var inclusion: [Double]
    var total: Int
    var horvitzThompson: Double
    var horvitzThompsonVariance: Double
    var hajek: Double
    var hajekVariance: Double
  }

  @Test func chancesThatDifferAreWeighted() throws {
    for expected in try ReferenceCases.section("weighted", as: [Weighted].self) {
      let items = zip(expected.values, expected.inclusion).map { WeightedAudit.Item(value: $0, inclusion: $1) }
      let audit = try #require(WeightedAudit(items, of: expected.total))
      #expect(isClose(audit.horvitzThompson, expected.horvitzThompson))
      #expect(isClose(audit.horvitzThompsonVariance, expected.horvitzThompsonVariance))
      #expect(isClose(audit.hajek, expected.hajek) && isClose(audit.hajekVariance, expected.hajekVariance))
      #expect(audit.interval != nil)
    }
    #expect(WeightedAudit([], of: 3) == nil && WeightedAudit([.init(value: 1, inclusion: 0)], of: 3) == nil)
    #expect(WeightedAudit([.init(value: 1, inclusion: 1)], of: 1)?.interval == nil)
  }

  struct Corrected: Decodable {
    var cells: [Int]
    var unclipped: Double?
    var variance: Double?
    var interval: [Double]?
  }

  @Test func roganAndGladen() throws {
    for expected in try ReferenceCases.section("rogan_gladen", as: [Corrected].self) {
      let cells = expected.cells
      let corrected = RoganGladen(
        apparent: ClusterCounts(hits: cells[0], total: cells[1]),
        sensitivity: ClusterCounts(hits: cells[2], total: cells[3]),
        specificity: ClusterCounts(hits: cells[4], total: cells[5]))
      #expect(isClose(corrected?.unclipped, expected.unclipped), "\(expected)")
      // By a numerical gradient.
      #expect(isClose(corrected?.variance, expected.variance, within: 1e-6), "\(expected)")
      #expect(isClose(corrected?.interval, expected.interval), "\(expected)")
    }
  }

  @Test func aShareThatFalseFindsExplainIsSaidToBeSo() throws {
    let weak = try #require(
      RoganGladen(
        apparent: ClusterCounts(hits: 50, total: 1000), sensitivity: ClusterCounts(hits: 61, total: 100),
        specificity: ClusterCounts(hits: 186, total: 200)))
    #expect(weak.unclipped < 0 && weak.estimate == 0 && weak.isIndistinguishableFromZero && !weak.isUnstable)
    let good = try #require(
      RoganGladen(
        apparent: ClusterCounts(hits: 300, total: 1000), sensitivity: ClusterCounts(hits: 90, total: 100),
        specificity: ClusterCounts(hits: 190, total: 200)))
    #expect(!good.isIndistinguishableFromZero && good.normalInterval != nil)
    let chance = ClusterCounts(hits: 50, total: 100)
    let found = ClusterCounts(hits: 30, total: 100)
    #expect(RoganGladen(apparent: found, sensitivity: chance, specificity: chance) == nil)
    let near = RoganGladen(
      apparent: found, sensitivity: ClusterCounts(hits: 55, total: 100), specificity: chance)
    #expect(near?.isUnstable == true)
  }

  struct Powered: Decodable {
    var predictions: [Double]
    var audited: [Double]
    var truth: [Double]
    var tuned: Bool
    var lambda: Double
    var estimate: Double
    var variance: Double
  }

  @Test func predictionsPowerTheMean() throws {
    for expected in try ReferenceCases.section("prediction_powered", as: [Powered].self) {
      let audited = zip(expected.audited, expected.truth).map { (prediction: $0, truth: $1) }
      let mean = try #require(
        PredictionPoweredMean(
          predictions: expected.predictions, audited: audited, lambda: expected.tuned ? nil : 1))
      #expect(isClose(mean.lambda, expected.lambda) && isClose(mean.estimate, expected.estimate))
      #expect(isClose(mean.variance, expected.variance))
      #expect((mean.interval == nil) == (expected.variance == 0))
    }
    #expect(PredictionPoweredMean(predictions: [], audited: [(1, 1), (0, 1)]) == nil)
    #expect(PredictionPoweredMean(predictions: [1], audited: [(1, 1)]) == nil)
  }

  @Test func armsWithOtherErrorsAreTold() throws {
    let alike = ShareContrast(ClusterCounts(hits: 80, total: 100), ClusterCounts(hits: 82, total: 100))
    let unlike = ShareContrast(ClusterCounts(hits: 2, total: 300), ClusterCounts(hits: 20, total: 300))
    #expect(!ErrorRateContrast(flagged: alike, unflagged: alike).differs)
    let contrast = ErrorRateContrast(flagged: alike, unflagged: unlike)
    #expect(contrast.differs && isClose(contrast.p.unflagged, unlike.p.map { 2 * $0 }))
    let unaudited = ShareContrast(ClusterCounts(hits: 0, total: 0), ClusterCounts(hits: 2, total: 30))
    let half = ErrorRateContrast(flagged: unaudited, unflagged: unlike)
    #expect(half.p.flagged == nil && half.p.unflagged == unlike.p)
  }
}
