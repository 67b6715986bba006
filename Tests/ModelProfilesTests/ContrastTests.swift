import Labelling
import ModelProfiles
import Testing
import TranscriptModel
import YAMLDocuments

@Suite struct ContrastTests {
  private let tag = "training.rl-consequence"

  private func contrast(_ samples: [LabelledSample], by: [ProfileColumn] = [.model]) throws -> Contrast {
    let request = ProfileRequest(by: by, contrasts: [try MadeSamples.contrast()])
    return try #require(MadeSamples.profile(samples, request).contrasts.first)
  }

  @Test func oneTextACellIsMcNemar() throws {
    let made = try contrast(MadeSamples.tiers(tag, both: 20, free: 45, paid: 8, neither: 237))
    let row = try #require(made[tag])
    #expect(made.pairs == 310 && made.isOneSampleEach && !made.isSmall && made.key.title == "m")
    #expect([row.both, row.firstOnly, row.secondOnly, row.neither] == [20, 45, 8, 237])
    #expect(abs((row.difference ?? 0) - 37.0 / 310) < 1e-12)
    // scipy.stats.binomtest(8, 53).pvalue
    #expect(row.test == .mcnemar && abs((row.p ?? 1) / 2.3683513772354559e-07 - 1) < 1e-9)
    #expect(row.method == .newcombe && row.oddsRatio?.value == 45.0 / 8)
    #expect(row.first == Share(65, of: 310) && row.second == Share(28, of: 310))
    #expect(row.isPrimary && row.adjustment == .holm && abs((row.pAdjusted ?? 0) / (row.p ?? 1) - 3) < 1e-9)
    #expect(row.equivalence?.isShown == false && row.equivalence?.margin == 0.03)
    #expect(row.power?.text.hasPrefix("to see 2 points you need about ") == true && row.power?.pairs == 310)
  }

  @Test func armsThatAgreeAreEquivalentOnlyWithEnoughPrompts() throws {
    let few = try #require(contrast(MadeSamples.tiers(tag, both: 0, free: 0, paid: 0, neither: 25))[tag])
    #expect(few.difference == 0 && few.p == 1 && few.oddsRatio == nil && few.power == nil)
    #expect(few.equivalence?.isShown == false && (few.interval?.high ?? 0) > 0.05)
    let many = try #require(contrast(MadeSamples.tiers(tag, both: 0, free: 0, paid: 0, neither: 400))[tag])
    #expect(many.equivalence?.isShown == true && many.equivalence?.p == nil)
  }

  @Test func severalTextsACellFlipSigns() throws {
    var samples: [LabelledSample] = []
    for prompt in 0..<12 {
      for epoch in 0..<3 {
        samples.append(MadeSamples.text("p\(prompt)", tags: epoch < 2 ? [tag] : []))
        let isOneHit = prompt == 0 && epoch == 0
        samples.append(MadeSamples.text("p\(prompt)", tier: "paid", tags: isOneHit ? [tag] : []))
      }
    }
    let made = try contrast(samples)
    let row = try #require(made[tag])
    #expect(!made.isOneSampleEach && made.isSmall && row.test == .signFlip && row.method == .bootstrap)
    // All twelve differences point one way: 2 of 4,096 sign assignments are as far from 0.
    #expect(row.p == 2.0 / 4096 && row.oddsRatio == nil)
    let expected: Double = 23.0 / 36
    #expect(abs((row.difference ?? 0) - expected) < 1e-12)
    #expect([row.both, row.firstOnly, row.secondOnly, row.neither] == [1, 11, 0, 0])
  }

  @Test func onePromptOfPartsHasNoInterval() throws {
    let samples = [
      MadeSamples.text("p", tags: [tag]), MadeSamples.text("p"), MadeSamples.text("p", tier: "paid"),
    ]
    let row = try #require(contrast(samples)[tag])
    #expect(row.difference == 0.5 && row.interval == nil && row.equivalence == nil && row.p == 1)
  }

  @Test func arePairedWithinTheRemainingColumns() throws {
    let one = MadeSamples.tiers(tag, both: 1, free: 2, paid: 0, neither: 3)
    let two = one.map { sample in
      var sample = sample
      sample.model = "n"
      return sample
    }
    let request = ProfileRequest(by: [.model, .condition("tier")], contrasts: [try MadeSamples.contrast()])
    let profile = try MadeSamples.profile(one + two, request)
    #expect(profile.groups.map(\.key.title) == ["m · free", "m · paid", "n · free", "n · paid"])
    #expect(profile.contrasts.map(\.key.title) == ["m", "n"] && profile.contrasts.map(\.pairs) == [6, 6])
  }

  @Test func modelsWithColonsAreCompared() throws {
    let samples = (0..<3).flatMap { prompt in
      [MadeSamples.text("p\(prompt)", model: "lab/x:free"), MadeSamples.text("p\(prompt)", model: "y")]
    }
    let request = ProfileRequest(contrasts: [try MadeSamples.contrast("model=lab/x:free:y")])
    let made = try #require(MadeSamples.profile(samples, request).contrasts.first)
    #expect(made.title == "lab/x:free − y" && made.pairs == 3 && made.key.entries.isEmpty)
  }

  @Test func gapsOfOutcomesArePartedBySuspicion() throws {
    var samples: [LabelledSample] = []
    for prompt in 0..<40 {
      let isSuspected = prompt < 20
      let tags = isSuspected ? ["evaluation.suspicion"] : []
      samples.append(MadeSamples.text("p\(prompt)", tags: tags, complied: !isSuspected))
      samples.append(MadeSamples.text("p\(prompt)", tier: "paid", complied: false))
    }
    let gap = try #require(contrast(samples).outcomes.first)
    #expect(gap.outcome == "complied" && gap.all.pairs == 40 && gap.all.difference.value == 0.5)
    #expect(gap.suspected.pairs == 20 && gap.suspected.difference.value == 0)
    #expect(gap.unsuspected.difference.value == 1 && gap.unsuspected.first == Share(20, of: 20))
  }

  @Test(arguments: [
    ("condition.tier=free:paid", "P002", "the contrast has no pairs"),
    ("condition.tier=fre:paid", "P003", "no transcript has condition.tier 'fre'"),
    ("condition.teir=free:paid", "P001", "there is no column 'condition.teir'"),
    ("model=m:m", "P003", "the arms of a contrast are two different values"),
  ])
  func mistakesAreNamed(text: String, code: String, message: String) throws {
    let samples = [MadeSamples.text("p1"), MadeSamples.text("p2", tier: "paid")]
    let request = ProfileRequest(contrasts: [try MadeSamples.contrast(text)])
    let error = #expect(throws: Diagnostics.self) { _ = try MadeSamples.profile(samples, request) }
    let item = try #require(error?.items.first)
    #expect(item.code == code && item.message == message)
    if code != "P002" {
      #expect(item.help.contains(code == "P001" ? "condition.tier" : "one of") || code == "P003")
    }
  }

  @Test func groupsWithoutPairsAreNamed() throws {
    let alone = MadeSamples.text("p1", model: "n")
    let request = ProfileRequest(contrasts: [try MadeSamples.contrast()])
    let samples = MadeSamples.tiers(tag, both: 1, free: 0, paid: 0, neither: 1) + [alone]
    let profile = try MadeSamples.profile(samples, request)
    #expect(
      profile.contrasts.count == 1 && profile.notes.contains { $0.contains("no prompt is in both arms in 1 group: n") })
  }

  @Test(arguments: ["tier", "condition.tier", "condition.tier=free", "=a:b"])
  func shapesAreChecked(text: String) {
    #expect(throws: Diagnostics.self) { _ = try ContrastRequest(text) }
  }
}
