@testable import Evaluation
import Foundation
import TestSupport
import Testing

@Suite struct LogisticModelTests {
  /// Rows drawn from a known model.
  private func sample(_ count: Int, intercept: Double, weights: [Double], seed: UInt64 = 7) -> ([[Double]], [Bool]) {
    var generator = SeededGenerator(seed: seed)
    var rows: [[Double]] = []
    var truths: [Bool] = []
    for _ in 0..<count {
      let row = weights.indices.map { Double.random(in: -2...2, using: &generator) * Double($0 + 1) }
      let logit = zip(weights, row).reduce(intercept) { $0 + $1.0 * $1.1 }
      rows.append(row)
      truths.append(Double.random(in: 0..<1, using: &generator) < 1 / (1 + exp(-logit)))
    }
    return (rows, truths)
  }

  @Test func knownWeightsAreRecovered() {
    let (rows, truths) = sample(20_000, intercept: -0.7, weights: [1.2, -0.5, 0])
    let model = LogisticModel(rows, truths, penalty: 0.01)
    #expect(abs(model.intercept + 0.7) < 0.06)
    for (weight, known) in zip(model.weights, [1.2, -0.5, 0]) { #expect(abs(weight - known) < 0.06) }
    #expect(model == LogisticModel(rows, truths, penalty: 0.01))
  }

  /// One binary feature: without a penalty the fit is the two log odds.
  @Test func twoGroupsGiveTheirLogOdds() {
    let rows = (0..<20).map { [$0 < 10 ? 0.0 : 1.0] }
    let truths = (0..<20).map { $0 < 10 ? $0 < 2 : $0 < 17 }
    let model = LogisticModel(rows, truths, penalty: 1e-9)
    #expect(abs(model.probability([0]) - 0.2) < 1e-6 && abs(model.probability([1]) - 0.7) < 1e-6)
  }

  /// A row of mass 3 is three rows.
  @Test func massesCount() {
    let rows = [[0.0], [0], [1], [1], [1]]
    let truths = [true, false, true, false, false]
    let heavy = LogisticModel(rows, truths, masses: [3, 1, 1, 1, 1], penalty: 1e-9)
    #expect(abs(heavy.probability([0]) - 0.75) < 1e-6 && abs(heavy.probability([1]) - 1.0 / 3) < 1e-6)
  }

  @Test func penaltyAndPriorDrawWeights() {
    let (rows, truths) = sample(300, intercept: 0, weights: [1, 1])
    let free = LogisticModel(rows, truths, penalty: 0.01)
    let held = LogisticModel(rows, truths, penalty: 1e7)
    #expect(held.weights.allSatisfy { abs($0) < 1e-3 } && free.weights[0] > 0.5)
    let drawn = LogisticModel(rows, truths, penalty: 1e7, prior: free)
    #expect(zip(drawn.weights, free.weights).allSatisfy { abs($0 - $1) < 1e-3 })
  }

  @Test func evidenceNeverSpeaksAgainst() {
    let (rows, truths) = sample(500, intercept: 0, weights: [-1, 1])
    let model = LogisticModel(rows, truths, penalty: 1, nonNegative: [0, 1])
    #expect(model.weights[0] == 0 && model.weights[1] > 0.5)
  }

  @Test func degenerateInputHasFiniteWeights() {
    let same = LogisticModel([[1, 2], [1, 3]], [true, true], penalty: 1)
    #expect(same.weights == [0, 0] && same.intercept.isFinite)
    let constant = LogisticModel([[1], [1], [1]], [true, false, true], penalty: 1)
    #expect(constant.weights == [0] && abs(constant.probability([1]) - 2.0 / 3) < 1e-6)
    // Separable: only the penalty keeps the weight finite.
    let separable = LogisticModel([[0], [1], [2], [3]], [false, false, true, true], penalty: 0.1)
    #expect(separable.weights[0].isFinite && separable.weights[0] > 0)
    let withPrior = LogisticModel([[1], [2]], [true, true], penalty: 1, prior: constant)
    #expect(withPrior.probability([1]) > 2.0 / 3 && withPrior.probability([1]) < 1)
  }

  @Test func calibrationErrorsByHand() throws {
    #expect(Reliability([])?.error == nil && ProbabilityScore.logLoss([]) == nil)
    #expect(Reliability([(0.25, false)])?.error == 0.25)
    let items = (0..<20).map { (score: $0 < 10 ? 0.1 : 0.9, gold: $0 == 0 || $0 > 10) }
    #expect(abs(try #require(Reliability(items, bins: 2)?.error)) < 1e-12)
    #expect(abs(try #require(ProbabilityScore.logLoss([(0.5, true), (0.5, false)])) - log(2)) < 1e-12)
    #expect(try #require(ProbabilityScore.logLoss([(0, true)])) < 14)
  }

  @Test func promptsAreDealtWhole() {
    let clusters = (0..<200).map { "p\($0 * $0 % 37)" }
    let folds = PromptFolds(clusters)
    #expect(Set(clusters.map(folds.fold)) == Set(0..<PromptFolds.count))
    #expect(PromptFolds(clusters.reversed()).fold(of: "p4") == folds.fold(of: "p4"))
  }
}
