import Foundation
import PatternMatching

/// How the steps of a match attempt grow with the repeats of an attack.
struct StepGrowth {
  enum Kind: Equatable {
    /// Each further repeat multiplies the steps by so much, 1.1 or more.
    case exponential(factor: Double)
    /// The steps grow with this power of the text's length, 1 and more.
    case power(Double)
  }

  var kind: Kind
  /// Repeats that were tried last, and the steps they took.
  var repeats: Int
  var steps: Int

  private static let mostSteps = 200_000
  private static let mostRepeats = 4_096

  /// - Returns: `nil` where the steps are too few to tell.
  init?(_ candidate: AttackCandidate, _ counter: StepCounter) {
    func steps(_ repeats: Int) -> Int? {
      counter.steps(in: candidate.text(repeats: repeats), upTo: Self.mostSteps)
    }
    let greatest = Self.greatest(steps)
    guard greatest >= 8, let all = steps(greatest), let more = steps(greatest * 3 / 4), let half = steps(greatest / 2)
    else { return nil }
    (repeats, self.steps) = (greatest, all)
    let (late, early) = (Double(all) / Double(more), Double(more) / Double(half))
    // The quarters of an exponential grow alike, those of a power of n ever less: by (4/3)^p after (3/2)^p.
    if late >= 0.8 * early, Double(all) >= 32 * Double(half) {
      kind = .exponential(factor: Self.root(late, greatest - greatest * 3 / 4))
    } else {
      kind = .power(log2(max(1, Double(all) / Double(half))))
    }
  }

  /// The most repeats within the limit of steps.
  private static func greatest(_ steps: (Int) -> Int?) -> Int {
    var good = 4
    while good < mostRepeats, steps(good * 2) != nil { good *= 2 }
    guard good < mostRepeats else { return good }
    var bad = good * 2
    while bad - good > max(1, good / 8) {
      let middle = (good + bad) / 2
      if steps(middle) != nil { good = middle } else { bad = middle }
    }
    return good
  }

  private static func root(_ value: Double, _ degree: Int) -> Double { pow(value, 1 / Double(max(1, degree))) }
}
