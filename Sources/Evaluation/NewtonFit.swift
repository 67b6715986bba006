import Foundation

/// The steps of one logistic fit; column 0 of every row is 1.
struct NewtonFit {
  private let rows: [[Double]]
  private let truths: [Double]
  private let masses: [Double]
  private let penalty: Double
  private var weights: [Double]
  /// Where the penalty draws the weights to.
  var center: [Double]
  /// Of column 0.
  var interceptPenalty = 0.0

  private static let mostSteps = 50
  private static let tolerance = 1e-9

  init(_ rows: [[Double]], _ truths: [Bool], masses: [Double]?, penalty: Double, start: Double) {
    self.rows = rows
    self.truths = truths.map { $0 ? 1 : 0 }
    self.masses = masses ?? [Double](repeating: 1, count: rows.count)
    self.penalty = penalty
    weights = [Double](repeating: 0, count: rows.first?.count ?? 1)
    center = weights
    weights[0] = start
  }

  private func penalty(of column: Int) -> Double { column == 0 ? interceptPenalty : penalty }

  /// - Returns: The weights that minimise the penalised loss, which is convex; steps are halved until it falls.
  func run() -> [Double] {
    var fit = self
    var loss = fit.loss(fit.weights)
    for _ in 0..<Self.mostSteps {
      let step = fit.step()
      var length = 1.0
      var next = fit.weights
      var nextLoss = loss
      repeat {
        next = zip(fit.weights, step).map { $0 - length * $1 }
        nextLoss = fit.loss(next)
        length /= 2
      } while nextLoss > loss && length > 1e-6
      guard nextLoss <= loss else { break }
      let gain = loss - nextLoss
      fit.weights = next
      loss = nextLoss
      if gain < Self.tolerance { break }
    }
    return fit.weights
  }

  private func logit(_ row: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for index in weights.indices { sum += row[index] * weights[index] }
    return sum
  }

  private func loss(_ weights: [Double]) -> Double {
    var sum = 0.0
    for index in weights.indices {
      let distance = weights[index] - center[index]
      sum += penalty(of: index) / 2 * distance * distance
    }
    for (index, row) in rows.enumerated() {
      let logit = logit(row, weights)
      // log(1 + exp(x)) without overflow.
      sum += masses[index] * (max(logit, 0) + log1p(exp(-abs(logit))) - truths[index] * logit)
    }
    return sum
  }

  /// Hessian⁻¹ · gradient.
  private func step() -> [Double] {
    let count = weights.count
    var gradient = weights.indices.map { penalty(of: $0) * (weights[$0] - center[$0]) }
    var hessian = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for (index, row) in rows.enumerated() {
      let probability = 1 / (1 + exp(-logit(row, weights)))
      let curvature = masses[index] * max(probability * (1 - probability), 1e-12)
      for one in 0..<count {
        gradient[one] += masses[index] * (probability - truths[index]) * row[one]
        let scaled = curvature * row[one]
        for other in 0...one { hessian[one][other] += scaled * row[other] }
      }
    }
    for index in 0..<count { hessian[index][index] += penalty(of: index) }
    return Self.solve(hessian, gradient)
  }

  /// Cholesky: `matrix` is symmetric and positive definite, its lower triangle is given.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var lower = matrix
    var result = right
    for row in right.indices {
      for column in 0...row {
        var sum = lower[row][column]
        for index in 0..<column { sum -= lower[row][index] * lower[column][index] }
        lower[row][column] = row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column][column]
      }
      for index in 0..<row { result[row] -= lower[row][index] * result[index] }
      result[row] /= lower[row][row]
    }
    for row in right.indices.reversed() {
      for index in (row + 1)..<max(row + 1, right.count) { result[row] -= lower[index][row] * result[index] }
      result[row] /= lower[row][row]
    }
    return result
  }
}
