import Labelling
import RuleFormat

/// From which score on a tag is present.
extension TagFit {
  /// Calibrated probabilities have their best F1 at half of that F1 (Lipton, Elkan and Narayanaswamy 2014, "Thresholding
  /// classifiers to maximize F1 score"), which is 0.31 to 0.41 for our tags.
  private static let usualThreshold = 35
  /// Of the texts that a precise tag is found in, how many must have it.
  private static let precisionWanted = 0.85
  /// From 0.4 to 0.6 F1 stays what it is on writers left out, while more is right; above 0.8 half is missed.
  private static let preciseThresholds = 60...80
  /// Lower, a tag would be present that the score says is not there four times of five.
  private static let leastThreshold = 20
  /// F1 that a threshold away from the usual one must gain.
  private static let worthMoving = 0.01

  /// The one nearest to the usual one whose F1 is within a hundredth of the best. Texts of models in use weigh as much there
  /// as all others, of which there are more and more near misses among them.
  func threshold(_ scores: [Double]) -> Double {
    let allowed = Calibration.Model.thresholds
    let hundredths = Self.leastThreshold...Int(allowed.upperBound * 100)
    let groups = groups
    let tried = hundredths.map { hundredth in
      let value = Double(hundredth) / 100
      return (value: value, distance: abs(hundredth - Self.usualThreshold), f1: meanF1(scores, value, groups))
    }
    let best = tried.map(\.f1).max() ?? 0
    return tried.filter { $0.f1 > best - Self.worthMoving }.min { $0.distance < $1.distance }?.value
      ?? Double(Self.usualThreshold) / 100
  }

  /// The lowest one of those of precise tags at which so many are right as is wanted of a precise tag; the highest of these
  /// where none is.
  func preciseThreshold(_ scores: [Double]) -> Double {
    let tried = Self.preciseThresholds.map { Double($0) / 100 }
    let chosen = tried.first { (counts(scores, $0, telling).precision ?? 0) >= Self.precisionWanted }
    return chosen ?? tried[tried.count - 1]
  }

  private typealias Group = (indices: [Int], positives: Int)

  /// Texts of models in use and all others, where enough of both have the tag; else all together.
  private var groups: [Group] {
    let inUse = cued.indices.filter { cued[$0].origin == .inUse }
    let others = cued.indices.filter { cued[$0].origin != .inUse }
    let groups = [(inUse, positives(.inUse)), (others, positives - positives(.inUse))]
    return groups.allSatisfy { $0.1 >= CalibrationFit.minimumPositives } ? groups : [(Array(cued.indices), positives)]
  }

  private func meanF1(_ scores: [Double], _ threshold: Double, _ groups: [Group]) -> Double {
    groups.reduce(0) { $0 + f1(scores, threshold, $1.indices, $1.positives) } / Double(groups.count)
  }
}
