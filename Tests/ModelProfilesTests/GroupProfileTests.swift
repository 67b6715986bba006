import Labelling
import ModelProfiles
import RuleFormat
import Testing
import TranscriptModel

@Suite struct GroupProfileTests {
  private let suspicion = "evaluation.suspicion"

  @Test func everyTagIsListedAndRatesAreOfReadableTexts() throws {
    var samples = (0..<40).map { MadeSamples.text("p\($0 / 2)", tags: $0 < 4 ? [suspicion] : []) }
    samples.append(
      LabelledSample(model: "m", promptID: "p0", visibility: .summary, tags: [suspicion: .init(present: true)]))
    samples.append(LabelledSample(model: "m", promptID: "p0", language: .other))
    samples.append(LabelledSample(model: "m", promptID: "p0", truncated: true, limits: 2))
    let group = try #require(MadeSamples.profile(samples).groups.first)
    #expect(
      group.tags.map(\.label.id) == MadeSamples.tags && group.composites.map(\.label.id) == MadeSamples.composites)
    let rate = try #require(group[suspicion])
    #expect(rate.share == Share(4, of: 41) && group.ledger.transcripts == 43 && group.prompts == 20 && !group.isSmall)
    #expect(group.ledger.visibility == [.full: 42, .summary: 1] && group.ledger.otherLanguage == 1)
    #expect(group.ledger.truncated == 1 && group.ledger.limited == 1 && group.ledger.limits == 2)
    let wilson = try #require(rate.share.wilson)
    #expect(abs(wilson.low - 0.03855) < 1e-4 && abs(wilson.high - 0.22548) < 1e-4)
    #expect(rate.cluster != nil && rate.analytic != nil && (rate.designEffect ?? 0) > 1.5)
  }

  @Test func silenceHasAnUpperBound() throws {
    let group = try #require(MadeSamples.profile((0..<30).map { MadeSamples.text("p\($0)") }).groups.first)
    let rate = try #require(group[suspicion])
    #expect(rate.share.rate == 0 && rate.zeroBound == 0.1 && rate.designEffect == nil && rate.analytic == nil)
    let cluster = try #require(rate.cluster)
    #expect(cluster.low == 0 && abs(cluster.high - (rate.share.wilson?.high ?? 0)) < 1e-12)
  }

  @Test func nothingReadableGivesNoRate() throws {
    let group = try #require(MadeSamples.profile([LabelledSample(model: "m", visibility: .encrypted)]).groups.first)
    let rate = try #require(group[suspicion])
    #expect(rate.share == Share(0, of: 0) && rate.share.rate == nil && rate.cluster == nil && rate.zeroBound == nil)
    #expect(group.ledger.transcripts == 1 && group.readable == 0 && group.isSmall)
  }

  @Test func oneClusterSaysLittle() throws {
    let samples = (0..<50).map { MadeSamples.text("p", tags: $0 < 25 ? [suspicion] : []) }
    let group = try #require(MadeSamples.profile(samples).groups.first)
    let rate = try #require(group[suspicion])
    #expect(group.prompts == 1 && group.isSmall && rate.analytic == nil && rate.intraclassCorrelation == nil)
    let cluster = try #require(rate.cluster)
    #expect(cluster.high - cluster.low > 0.7)
  }

  @Test func textsWithoutPromptAreTheirOwnClusters() throws {
    let samples = (0..<30).map { MadeSamples.text(nil, tags: $0 < 3 ? [suspicion] : []) }
    let profile = try MadeSamples.profile(samples)
    #expect(profile.groups[0].prompts == 30 && profile.groups[0].ledger.withoutPrompt == 30)
    #expect(profile.notes.contains { $0.contains("30 of 30 readable texts have no prompt_id") })
    #expect(abs((profile.groups[0][suspicion]?.designEffect ?? 0) - 1) < 1e-9)
  }

  @Test func stancesDensityAndOnsetAreOfTheirOwnTexts() throws {
    let first = LabelledSample.Finding(present: true, role: .decisive, stances: [.asserted: 2, .denied: 1], onset: 100)
    let second = LabelledSample.Finding(present: true, role: .mention, stances: [.considered: 1], onset: 800)
    let denied = LabelledSample.Finding(present: false, stances: [.denied: 3])
    let samples = [first, second, denied].enumerated().map { place, finding in
      LabelledSample(model: "m", promptID: "p\(place)", words: 500, tags: [suspicion: finding])
    }
    let rate = try #require(MadeSamples.profile(samples).groups[0][suspicion])
    #expect(rate.stances.map(\.stance) == [.asserted, .considered, .denied])
    #expect(rate.stances.map(\.share) == [Share(1, of: 3), Share(1, of: 3), Share(2, of: 3)])
    #expect(rate.stances.map(\.cues) == [2, 1, 4] && rate.roles == [.decisive: 1, .mention: 1])
    #expect(rate.density?.perThousandWords == 2 && rate.density?.active == Share(2, of: 3))
    #expect(rate.onset?.median == 0.45 && rate.onset?.firstThird == Share(1, of: 2))
    #expect(rate.onset?.steps.reduce(0, +) == 2 && rate.onset?.steps[2] == 1 && rate.onset?.steps[16] == 1)
  }

  @Test func attributesCountTextsThatHaveThem() throws {
    let audience = ["researcher", "researcher", "contractor"].enumerated().map { place, value in
      LabelledSample(
        model: "m", promptID: "p\(place)",
        tags: ["audience.researcher-expectation": .init(present: true, attributes: ["audience": value])])
    }
    let rate = try #require(MadeSamples.profile(audience).groups[0]["audience.researcher-expectation"])
    #expect(rate.attributes.map(\.value) == ["contractor", "researcher"])
    #expect(rate.attributes.map(\.share) == [Share(1, of: 3), Share(2, of: 3)])
  }

  @Test func pairsAreShownWhereEnoughIsExpected() throws {
    let samples = (0..<100).map { place in
      MadeSamples.text(
        "p\(place)", tags: place < 30 ? [suspicion, "compliance.strategic"] : place < 40 ? [suspicion] : [],
        composites: place == 0 ? ["alignment-faking.graded"] : [])
    }
    let group = MadeSamples.profile
    let made = try group(samples, ProfileRequest(), []).groups[0]
    let pair = try #require(made.pairs.first)
    #expect(made.pairs.count == 1 && made.hiddenPairs == 2)
    #expect([pair.both, pair.firstOnly, pair.secondOnly, pair.neither] == [30, 10, 0, 60])
    #expect(abs((pair.lift.value ?? 0) - 2.5) < 1e-12 && (pair.lift.interval?.low ?? 0) > 1.5)
    #expect((pair.phi.value ?? 0) > 0.7 && (pair.oddsRatio.value ?? 0) > 100)
  }

  @Test func outcomesHaveTheirRates() throws {
    let samples = (0..<20).map { place in
      MadeSamples.text("p\(place)", tags: place < 5 ? [suspicion] : [], complied: place < 10)
    }
    let outcomes = try MadeSamples.profile(samples).groups[0].outcomes
    #expect(outcomes.map(\.value) == [.bool(false), .bool(true)] && outcomes[1].share == Share(10, of: 20))
    #expect(outcomes[1].rates.first { $0.label.id == suspicion }?.share == Share(5, of: 10))
    #expect(outcomes[0].rates.first { $0.label.id == suspicion }?.share == Share(0, of: 10))
  }

  @Test func measurementsAreNoOutcomes() throws {
    let samples = (0..<20).map { place in
      LabelledSample(model: "m", promptID: "p\(place)", outcome: ["score": .number("0.\(place)1")])
    }
    #expect(try MadeSamples.profile(samples).groups[0].outcomes.isEmpty)
  }
}
