import Labelling
import ModelProfiles
import Testing
import TranscriptModel

@Suite struct HypothesesReportTests {
  @Test func withoutArmsEveryLineSaysWhatItNeeds() throws {
    let profile = try MadeSamples.profile([MadeSamples.text("p")], ProfileRequest(hypotheses: true))
    let report = try #require(profile.hypotheses)
    #expect(report.rows.count == 8 && report.limits.contains { $0.contains("3/n") })
    #expect(report.rows.allSatisfy { $0.missing != nil || !$0.measures.isEmpty })
    #expect(report.rows[0].missing?.contains("--contrast condition.tier=free:paid") == true)
  }

  @Test func armsFillTheTable() throws {
    let samples = MadeSamples.tiers("training.rl-consequence", both: 5, free: 10, paid: 2, neither: 30)
    let request = ProfileRequest(
      by: [.model, .condition("tier")], contrasts: [try MadeSamples.contrast()], hypotheses: true)
    let report = try #require(MadeSamples.profile(samples, request).hypotheses)
    let gap = try #require(report.rows[0].measures.first)
    #expect(gap.group == "m: free − paid" && gap.figure == "Δ training.rl-consequence" && gap.basis == "47 prompts")
    #expect(abs((gap.estimate.value ?? 0) - 8.0 / 47) < 1e-12)
    #expect(report.rows[1].measures.count == 9 && report.rows[1].measures[0].group == "m · free")
  }

  @Test func threeTiersAreToldByTheirNames() throws {
    let samples = (0..<30).flatMap { prompt in
      ["trained", "rated", "neither"].map { tier in
        MadeSamples.text(
          "p\(prompt)", tier: tier, composites: tier == "trained" && prompt < 15 ? ["alignment-faking.graded"] : [])
      }
    }
    let request = ProfileRequest(by: [.model, .condition("tier")], hypotheses: true)
    let row = try #require(MadeSamples.profile(samples, request).hypotheses?.rows[6])
    #expect(row.measures.map(\.group) == ["m: trained − rated", "m: rated − neither"])
    #expect(row.measures.map(\.estimate.value) == [0.5, 0])
  }

  @Test func interventionsGiveTheFractionOfB() throws {
    let hits = ["A1+": 12, "A1-": 4, "B1+": 8, "B1-": 4]
    let samples = (0..<20).flatMap { prompt in
      hits.keys.sorted().map { arm in
        MadeSamples.text(
          "p\(prompt)", tier: arm, composites: prompt < hits[arm] ?? 0 ? ["alignment-faking.graded"] : [])
      }
    }
    let request = ProfileRequest(by: [.model, .condition("tier")], hypotheses: true)
    let row = try #require(MadeSamples.profile(samples, request).hypotheses?.rows[7])
    let values = row.measures.compactMap(\.estimate.value)
    #expect(values.count == 3 && abs(values[0] - 0.4) < 1e-12 && abs(values[1] - 0.2) < 1e-12)
    #expect(abs(values[2] - 1.0 / 3) < 1e-12 && row.measures[2].estimate.interval != nil)
  }
}
