import Foundation
import TestSupport
import Testing

@Suite("label --timings")
struct TimingsTests {
  @Test func addUpToTheTimeOfOneJob() throws {
    let folder = try ScratchFolder()
    let corpus = ProjectFolder.corpus.appendingPathComponent("labelled/motives.jsonl").path
    let plain = try Program.run("label", corpus, "--no-store", "--to", "jsonl", "--quiet", "--jobs", "1")
    let timed = try Program.run(
      ["label", corpus, "--to", "jsonl", "--quiet", "--jobs", "1", "--timings", "t.json"], folder: folder.url)
    #expect(timed.output == plain.output)
    let data = try Data(contentsOf: folder.url.appendingPathComponent("t.json"))
    let times = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let seconds = try #require(times["seconds"] as? [String: Double])
    #expect(Set(seconds.keys) == ["read", "parse", "extract", "match", "stance", "score", "write", "store"])
    let wall = try #require(times["wall"] as? Double)
    let sum = seconds.values.reduce(0, +)
    #expect(sum > wall * 0.5 && sum < wall * 1.05, "stages \(sum) s of \(wall) s")
    #expect(seconds["match"].map { $0 > 0 } == true && seconds["store"].map { $0 > 0 } == true)
  }
}
