import Evaluation
import Foundation
import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel

@Suite struct CalibrationFitTests {
  private static let rule = RuleFolder.rule(regex: "alpha|bravo", match: "⟦alpha⟧")

  private let pack: RulePack
  private let labeller: Labeller
  private let reader: FeatureReader

  init() throws {
    pack = try RulePack(RuleFolder.files(["Cues/demo/one.yaml": Self.rule]))
    labeller = Labeller(LabellingRules(pack))
    reader = FeatureReader(pack)
  }

  private func row(_ id: Int, _ text: String, present: Bool, origin: CalibrationRow.Origin = .seen) -> CalibrationRow {
    let part = Part(kind: .reasoning, text: UTF8Text(text))
    let labelled = labeller.label(
      Transcript(id: "t\(id)", source: TranscriptSource(path: "x"), parts: [part]))
    return CalibrationRow(
      gold: GoldRow(id: "t\(id)", present: present ? ["demo.belief"] : []), cluster: "p\(id / 2)",
      features: reader.features(of: labelled), texts: [text], origin: origin)
  }

  /// Two sentences with a cue are right nine times in ten, one is wrong as often.
  private func rows(_ count: Int = 120) -> [CalibrationRow] {
    (0..<count).map { id in
      let isTwice = id % 2 == 0
      let text = "alpha here, number \(id)." + (isTwice ? " Then more bravo." : " Nothing more.")
      return row(id, text, present: isTwice != (id % 20 < 2))
    }
  }

  @Test func moreEvidenceScoresHigher() throws {
    let fit = CalibrationFit(rows(), tags: ["demo.belief"])
    let model = try #require(fit.models["demo.belief"])
    #expect(fit.rows == 120 && fit.prompts == 60 && model.positives == 60)
    #expect(model.terms.allSatisfy { !$0.feature.speaksForTag || $0.weight >= 0 })
    #expect(model.figures.f1 > 0.85 && model.figures.f1 > model.figures.ruleF1)
    #expect(model.figures.calibrationError < model.figures.ruleCalibrationError)
  }

  /// Three sentences with a cue are always right, two nine times of ten, one every fifth time.
  @Test func aPreciseTagNeedsAHigherScore() throws {
    let rows = (0..<300).map { id in
      let cues = id % 3 + 1
      let text = "alpha here, number \(id). " + (1..<3).map { $0 < cues ? "More bravo. " : "Nothing. " }.joined()
      let isPresent = cues == 3 || (cues == 2 ? id % 30 != 1 : id % 15 == 0)
      return row(id, text, present: isPresent)
    }
    let usual = try #require(CalibrationFit(rows, tags: ["demo.belief"]).models["demo.belief"])
    let fit = CalibrationFit(rows, tags: ["demo.belief"], precise: ["demo.belief"])
    let precise = try #require(fit.models["demo.belief"])
    #expect(precise.threshold >= usual.threshold && precise.terms == usual.terms)
    func precision(_ threshold: Double) throws -> Double {
      var (found, right) = (0, 0)
      for row in rows {
        let features = try #require(row.features["demo.belief"])
        let logit = precise.terms.reduce(precise.intercept) { $0 + $1.weight * features[$1.feature] }
        guard 1 / (1 + exp(-logit)) >= threshold else { continue }
        found += 1
        right += row.gold.verdict(on: "demo.belief") == true ? 1 : 0
      }
      return Double(right) / Double(max(1, found))
    }
    #expect(try precision(precise.threshold) >= 0.88)
    #expect(try precision(0.1) < 0.88, "there was something to gain")
  }

  /// Cues are always right in 160 seen texts, in 40 unseen ones every other time: half and half they are right in three
  /// of four.
  @Test func unseenTextsWeighAsMuchAsAllOthers() throws {
    let seen = (0..<160).map { row($0, "alpha here, number \($0).", present: true) }
    let unseen = (160..<200).map { row($0, "alpha here, number \($0).", present: $0 % 2 == 0, origin: .unseen) }
    let fit = CalibrationFit(seen + unseen, tags: ["demo.belief"])
    let model = try #require(fit.models["demo.belief"])
    let features = try #require(seen[0].features["demo.belief"])
    let logit = model.terms.reduce(model.intercept) { $0 + $1.weight * features[$1.feature] }
    #expect(abs(1 / (1 + exp(-logit)) - 0.75) < 0.02)
    // Of the unseen ones alone: half of 40 are right, and all are found.
    #expect(abs(model.figures.f1 - 2.0 / 3) < 1e-3 && model.positives == 180)
    let alike = CalibrationFit(seen + unseen.map(Self.asSeen), tags: ["demo.belief"])
    #expect(alike.digest != fit.digest)
  }

  private static func asSeen(_ row: CalibrationRow) -> CalibrationRow {
    var row = row
    row.origin = .seen
    return row
  }

  /// A lone cue is right twice of ten in 400 texts, and always in 40 of models in use, as two sentences are everywhere. Half
  /// and half it is right six times of ten, less what twenty prompts are drawn to no change.
  @Test func textsInUseWeighAsMuchAsAllOthersInTheEnd() throws {
    func texts(_ ids: Range<Int>, isInUse: Bool, _ origin: CalibrationRow.Origin) -> [CalibrationRow] {
      ids.map { id in
        let isTwice = id % 2 == 0
        let text = "alpha here, number \(id)." + (isTwice ? " Then more bravo." : " Nothing more.")
        return row(id, text, present: isTwice || isInUse || id % 10 == 1, origin: origin)
      }
    }
    let written = texts(0..<400, isInUse: false, .unseen)
    let lone = try #require(written[1].features["demo.belief"])
    func model(_ origin: CalibrationRow.Origin) throws -> Calibration.Model {
      let said = texts(400..<440, isInUse: true, origin)
      return try #require(CalibrationFit(written + said, tags: ["demo.belief"]).models["demo.belief"])
    }
    func score(_ model: Calibration.Model) -> Double {
      1 / (1 + exp(-model.terms.reduce(model.intercept) { $0 + $1.weight * lone[$1.feature] }))
    }
    let (alike, inUse) = (try model(.unseen), try model(.inUse))
    #expect(abs(score(alike) - 60.0 / 220) < 0.05)
    #expect(abs(score(inUse) - 0.6) < 0.1)
    #expect(score(alike) < alike.threshold && score(inUse) > inUse.threshold)
  }

  /// A text of every kind has the tag: the correction stays finite.
  @Test func textsThatAllHaveTheTagAreNoCertainty() throws {
    let rows = (0..<80).map { row($0, "alpha here, number \($0).", present: true, origin: $0 < 40 ? .unseen : .inUse) }
    let fit = CalibrationFit(rows, tags: ["demo.belief"])
    #expect(abs(fit.recalibration.intercept) < 3 && (0.2...5).contains(fit.recalibration.slope))
    let without = CalibrationFit(rows.map(Self.asSeen), tags: ["demo.belief"])
    #expect(without.recalibration.slope == 1 && without.recalibration.intercept == 0)
  }

  @Test func orderDoesNotMatter() {
    let (one, other) = (rows(), Array(rows().reversed()))
    let fits = [one, other].map { CalibrationFit($0, tags: ["demo.belief"]) }
    #expect(fits[0].models == fits[1].models && fits[0].digest == fits[1].digest)
    let said = (120..<160).map { row($0, "alpha here, number \($0).", present: true, origin: .inUse) }
    let mixed = [one + said, said.reversed() + other].map { CalibrationFit($0, tags: ["demo.belief"]) }
    #expect(mixed[0].models == mixed[1].models && mixed[0].recalibration.intercept > 0.1)
    var changed = one
    changed[3].gold.present = ["demo.belief"]
    #expect(CalibrationFit(changed, tags: ["demo.belief"]).digest != fits[0].digest)
  }

  @Test func tooLittleIsWithheldWithItsReason() {
    let fit = CalibrationFit(rows(16), tags: ["demo.belief", "demo.motive"])
    #expect(fit.models.isEmpty && fit.withheld.map(\.tag) == ["demo.belief", "demo.motive"])
    #expect(fit.withheld[0].reason == "8 texts have the tag, 10 are needed")
    let silent = (0..<30).map { row($0, "nothing", present: true) }
    #expect(CalibrationFit(silent, tags: ["demo.belief"]).withheld.first?.reason.contains("0 prompts") == true)
    #expect(CalibrationFit([], tags: ["demo.belief"]).models.isEmpty)
  }
}
