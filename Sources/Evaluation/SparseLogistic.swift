import Foundation

/// Logistic regression over features that are there or not, most of whose weights are 0.
///
/// Minimises −log likelihood + λ₁ Σ |w| + λ₂/2 Σ w² by cyclic coordinate descent, one Newton step a weight
/// (Genkin, Lewis and Madigan 2007; Friedman, Hastie and Tibshirani 2010). The intercept has no penalty. No
/// randomness: the same rows give the same bits.
struct SparseLogistic {
  private(set) var intercept: Double
  private(set) var weights: [Double]

  private static let firstIntercept = -3.0
  private static let passes = 20
  /// A pass that moves no weight by more ends the fit.
  private static let tolerance = 0.03
  /// Weights at 0 are looked at in every fourth pass only.
  private static let fullPass = 4
  private static let longestStep = 1.0
  private static let damping = 0.05

  /// - Parameters:
  ///   - columns: For each feature the rows that have it.
  ///   - truths: One a row.
  ///   - isUsed: The rows that it is fitted on.
  ///   - fixed: An intercept that is not fitted.
  init(
    _ columns: [[Int32]], _ truths: [Bool], isUsed: [Bool], lasso: Double, ridge: Double, intercept fixed: Double? = nil
  ) {
    intercept = fixed ?? Self.firstIntercept
    weights = [Double](repeating: 0, count: columns.count)
    var state = State(truths, isUsed, intercept: intercept)
    for pass in 0..<Self.passes {
      var most = 0.0
      if fixed == nil { for _ in 0..<2 { intercept += state.moveIntercept(Self.longestStep) } }
      for column in columns.indices where pass % Self.fullPass == 0 || weights[column] != 0 {
        let change = step(columns[column], weights[column], state, lasso, ridge)
        guard change != 0 else { continue }
        weights[column] += change
        state.move(columns[column], by: change)
        most = max(most, abs(change))
      }
      if most < Self.tolerance { break }
    }
  }

  private func step(_ rows: [Int32], _ weight: Double, _ state: State, _ lasso: Double, _ ridge: Double) -> Double {
    let (gradient, curvature) = state.slope(rows)
    let bend = curvature + ridge + Self.damping
    let wanted = weight - (gradient + ridge * weight) / bend
    let shrunk = max(0, abs(wanted) - lasso / bend)
    return min(Self.longestStep, max(-Self.longestStep, (wanted < 0 ? -shrunk : shrunk) - weight))
  }

  /// Logits and probabilities of all rows.
  private struct State {
    private var logits: [Double]
    private var probabilities: [Double]
    private let truths: [Double]
    /// 1 or 0.
    private let masses: [Double]

    init(_ truths: [Bool], _ isUsed: [Bool], intercept: Double) {
      logits = [Double](repeating: intercept, count: truths.count)
      probabilities = logits.map(Self.probability)
      self.truths = truths.map { $0 ? 1 : 0 }
      masses = isUsed.map { $0 ? 1 : 0 }
    }

    private static func probability(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

    func slope(_ rows: [Int32]) -> (gradient: Double, curvature: Double) {
      var (gradient, curvature) = (0.0, 0.0)
      for row in rows {
        let row = Int(row)
        let probability = probabilities[row]
        gradient += masses[row] * (probability - truths[row])
        curvature += masses[row] * probability * (1 - probability)
      }
      return (gradient, curvature)
    }

    mutating func move(_ rows: [Int32], by change: Double) {
      for row in rows {
        let row = Int(row)
        logits[row] += change
        probabilities[row] = Self.probability(logits[row])
      }
    }

    mutating func moveIntercept(_ longest: Double) -> Double {
      var (gradient, curvature) = (0.0, 1e-6)
      for row in logits.indices {
        gradient += masses[row] * (probabilities[row] - truths[row])
        curvature += masses[row] * probabilities[row] * (1 - probabilities[row])
      }
      let change = min(longest, max(-longest, -gradient / curvature))
      for row in logits.indices {
        logits[row] += change
        probabilities[row] = Self.probability(logits[row])
      }
      return change
    }
  }
}
