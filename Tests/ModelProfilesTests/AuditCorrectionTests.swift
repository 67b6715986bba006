import Labelling
import ModelProfiles
import Testing
import TranscriptModel

@Suite struct AuditCorrectionTests {
  private let tag = "evaluation.suspicion"

  /// A hundred flagged and nine hundred unflagged texts of one model.
  private var samples: [LabelledSample] {
    (0..<1000).map { MadeSamples.text("p\($0)", tags: $0 < 100 ? [tag] : []) }
  }

  private func audit(flagged: (Int, Int), unflagged: (Int, Int), tier: String = "free") -> [AuditedSample] {
    let sides = [(flagged, true, 0.5), (unflagged, false, 1.0 / 3)]
    return sides.flatMap { counts, isFlagged, inclusion in
      (0..<counts.1).map { place in
        AuditedSample(
          label: tag, isFlagged: isFlagged, inclusion: inclusion, isPresent: place < counts.0, model: "m",
          condition: ["tier": .string(tier)])
      }
    }
  }

  @Test func twoPhaseWeighsBothSides() throws {
    let made = try MadeSamples.profile(samples, audit: audit(flagged: (40, 50), unflagged: (6, 300)))
    let rate = try #require(made.groups[0][tag])
    let corrected = try #require(rate.corrected)
    #expect(corrected.flagged == Share(40, of: 50) && corrected.unflagged == Share(6, of: 300))
    #expect(abs((corrected.twoPhase.value ?? 0) - (0.1 * 0.8 + 0.9 * 0.02)) < 1e-12)
    #expect(abs((corrected.predictionPowered?.value ?? 0) - 0.098) < 1e-9)
    #expect(abs((corrected.roganGladen?.value ?? 0) - 0.098) < 0.01)
    #expect(rate.headline.isCorrected && rate.headline.rate == corrected.twoPhase.value && rate.share.rate == 0.1)
    let interval = try #require(corrected.twoPhase.interval)
    #expect(interval.low < 0.098 && interval.high > 0.098 && interval.high < 0.14)
  }

  @Test func oneSideAloneCorrectsNothing() throws {
    let made = try MadeSamples.profile(samples, audit: audit(flagged: (40, 50), unflagged: (0, 0)))
    let rate = try #require(made.groups[0][tag])
    #expect(rate.corrected == nil && !rate.headline.isCorrected)
  }

  @Test func otherGroupsStayRaw() throws {
    let other = LabelledSample(model: "n", promptID: "q")
    let made = try MadeSamples.profile(samples + [other], audit: audit(flagged: (40, 50), unflagged: (6, 300)))
    #expect(made.groups.map { $0[tag]?.corrected == nil } == [false, true])
  }

  @Test func errorsThatDifferByArmAreSaid() throws {
    let both =
      samples
      + samples.map { sample in
        var sample = sample
        sample.condition = ["tier": .string("paid")]
        return sample
      }
    let request = ProfileRequest(contrasts: [try MadeSamples.contrast()])
    let audits =
      audit(flagged: (45, 50), unflagged: (3, 300)) + audit(flagged: (10, 50), unflagged: (3, 300), tier: "paid")
    let made = try MadeSamples.profile(both, request, audit: audits)
    let row = try #require(made.contrasts[0][tag])
    #expect(row.difference == 0 && row.warning != nil && abs((row.corrected?.value ?? 0) - 0.07) < 1e-9)
    #expect(made.notes.contains { $0.contains("err differently") && $0.contains(tag) })
    let alike =
      audit(flagged: (45, 50), unflagged: (3, 300)) + audit(flagged: (44, 50), unflagged: (3, 300), tier: "paid")
    #expect(try MadeSamples.profile(both, request, audit: alike).contrasts[0][tag]?.warning == nil)
  }

  @Test func manyChancesAreWeighted() throws {
    let audits = (0..<100).map { place in
      AuditedSample(
        label: tag, isFlagged: place < 50, inclusion: 0.1 + Double(place % 50) / 100, isPresent: place < 40, model: "m")
    }
    let corrected = try #require(MadeSamples.profile(samples, audit: audits).groups[0][tag]?.corrected)
    let weights = audits.map { 1 / $0.inclusion }
    let mean = zip(audits, weights).reduce(0.0) { $0 + ($1.0.isPresent ? $1.1 : 0) } / weights.reduce(0, +)
    #expect(abs((corrected.twoPhase.value ?? 0) - mean) < 1e-12)
  }
}
