import Foundation
import JSONWriting
import ModelProfiles
import Reporting
import TestSupport
import Testing

@Suite struct ProfileRecordTests {
  private typealias Object = [String: Any]

  private func bytes(_ profile: Profile) -> [UInt8] {
    var json = JSONWriter()
    ProfileRecordWriter().write(profile, to: &json)
    return json.bytes
  }

  private func record(audit: Bool = false) throws -> Object {
    let data = Data(bytes(try MadeProfile.make(audit: audit)))
    return try #require(JSONSerialization.jsonObject(with: data) as? Object)
  }

  @Test func theContractsFieldsAreThere() throws {
    let record = try record()
    #expect(record["schema"] as? String == "aside.profile/1" && record["unread"] as? Int == 2)
    #expect(record["tool"] as? String == "aside 0.0-test" && record["seed"] as? Int == 7)
    let inputs = try #require(record["inputs"] as? [Object])
    #expect(inputs[0]["digest"] as? String == "fedcba9876543210fedcba9876543210")
    let groups = try #require(record["groups"] as? [Object])
    let by = try #require(groups[0]["by"] as? [String: String])
    #expect(groups.count == 4 && by == ["model": "alpha", "condition.tier": "free"])
    #expect(groups[0]["transcripts"] as? Int == 41 && groups[0]["readable"] as? Int == 40)
    let tags = try #require(groups[0]["tags"] as? [String: Object])
    #expect(Set(tags.keys) == Set(MadeProfile.tags))
    let tag = try #require(tags["evaluation.suspicion"])
    #expect(tag["k"] as? Int == 5 && tag["n"] as? Int == 40 && tag["rate"] as? Double == 0.125)
    let wilson = try #require(tag["wilson"] as? [Double])
    let cluster = try #require(tag["cluster"] as? [Double])
    #expect(abs(wilson[0] - 0.05459) < 1e-4 && abs(wilson[1] - 0.26114) < 1e-4 && cluster.count == 2)
  }

  @Test func contrastsHaveTheContractsFields() throws {
    let contrasts = try #require(record()["contrasts"] as? [Object])
    #expect(contrasts.count == 2 && contrasts[0]["condition"] as? String == "tier")
    #expect(
      contrasts[0]["arms"] as? [String] == ["free", "paid"]
        && contrasts[0]["by"] as? [String: String] == ["model": "alpha"])
    let tags = try #require(contrasts[0]["tags"] as? [String: Object])
    let row = try #require(tags["training.rl-consequence"])
    #expect(row["pairs"] as? Int == 40 && row["both"] as? Int == 4 && row["first_only"] as? Int == 12)
    #expect(row["second_only"] as? Int == 0 && row["neither"] as? Int == 24 && row["difference"] as? Double == 0.3)
    #expect((row["interval"] as? [Double])?.count == 2)
    // 2 · 2⁻¹²: all twelve discordant prompts point one way.
    #expect(abs((row["p"] as? Double ?? 1) - 0.00048828125) < 1e-15 && (row["p_adjusted"] as? Double ?? 0) > 0.0004)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    #expect(bytes(try MadeProfile.make(audit: true)) == bytes(try MadeProfile.make(audit: true)))
    let csv = ProfileCSVWriter()
    #expect(csv.text(try MadeProfile.make()) == csv.text(try MadeProfile.make()))
  }

  @Test func correctedRatesStandBesideRawOnes() throws {
    let groups = try #require(record(audit: true)["groups"] as? [Object])
    let tags = try #require(groups[0]["tags"] as? [String: Object])
    let row = try #require(tags["training.rl-consequence"])
    let corrected = try #require(row["corrected"] as? Object)
    let headline = try #require(corrected["headline"] as? Object)
    #expect(row["rate"] as? Double == 0.4 && corrected["audited"] as? Int == 32)
    #expect(abs((headline["value"] as? Double ?? 0) - (0.4 * 10 / 12 + 0.6 * 0.05)) < 1e-12)
  }

  @Test func everyRowOfTheCSVHasAllColumns() throws {
    let lines = ProfileCSVWriter().text(try MadeProfile.make(audit: true)).split(separator: "\n")
    #expect(lines[0] == "section,model,condition.tier,contrast,label,figure,detail,value,low,high,k,n")
    #expect(lines.contains("provenance,,,,,rules,,0123456789abcdef0123456789abcdef,,,,"))
    #expect(lines.contains { $0.hasPrefix("rate,alpha,free,,evaluation.suspicion,rate,wilson,0.125,0.0545") })
    #expect(lines.filter { !$0.contains("\"") }.allSatisfy { $0.count { $0 == "," } == 11 })
    #expect(lines.count > 300)
  }

  /// Every key of a record is described, and every required one is there.
  @Test func theSchemaDescribesTheRecord() throws {
    let url = ProjectFolder.url.appendingPathComponent("docs/schemas/profile.schema.json")
    let schema = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? Object)
    let problems = SchemaCheck(schema).problems(of: try record(audit: true))
    #expect(problems == [])
  }
}
