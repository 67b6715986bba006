import Labelling
import TestSupport
import Testing
import TranscriptModel
import YAMLDocuments

@testable import ModelProfiles

@Suite struct ProfileSumsTests {
  private let columns: [ProfileColumn] = [.model, .condition("tier")]

  /// Texts of all sorts: with and without prompt ids, of several classes, with outcomes and limits.
  private func mixed(_ count: Int, seed: UInt64) -> [LabelledSample] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let prompt = Bool.random(using: &random) ? "p\(Int.random(in: 0..<8, using: &random))" : nil
      var sample = MadeSamples.text(
        prompt, tier: ["free", "paid"].randomElement(using: &random) ?? "",
        model: ["a", "b", nil].randomElement(using: &random) ?? nil,
        tags: MadeSamples.tags.filter { _ in Int.random(in: 0..<4, using: &random) == 0 },
        composites: Bool.random(using: &random) ? ["alignment-faking.graded"] : [],
        complied: Bool.random(using: &random), onset: Int.random(in: 0...1000, using: &random))
      sample.visibility = Visibility.allCases.randomElement(using: &random) ?? .full
      sample.language = Int.random(in: 0..<9, using: &random) == 0 ? .other : .en
      sample.words = Int.random(in: 0..<4, using: &random)
      sample.limits = Int.random(in: 0..<2, using: &random)
      return sample
    }
  }

  @Test func mergedPartsAreTheSumsOfTheUnion() throws {
    let samples = mixed(600, seed: 1)
    let whole = try MadeSamples.sums(samples, columns: columns)
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5 {
      var parts = try (0..<4).map { _ in try MadeSamples.sums([], columns: columns) }
      for sample in samples.shuffled(using: &random) { parts[Int.random(in: 0..<4, using: &random)].add(sample) }
      var merged = parts[0]
      for part in parts.dropFirst().shuffled(using: &random) {
        let isMerged = merged.merge(part)
        #expect(isMerged)
      }
      #expect(merged == whole)
    }
  }

  @Test func clustersStandInTheSameOrderWhateverCameFirst() throws {
    let samples = mixed(300, seed: 3)
    let one = try MadeSamples.sums(samples, columns: [])
    let other = try MadeSamples.sums(samples.reversed(), columns: [])
    #expect(one.grouped(by: [])[0].sums.clusters == other.grouped(by: [])[0].sums.clusters)
  }

  @Test func coarserGroupsAreTheSumsOfFinerOnes() throws {
    let samples = mixed(400, seed: 4)
    let fine = try MadeSamples.sums(samples, columns: columns)
    let coarse = try MadeSamples.sums(samples, columns: [.model])
    let grouped = fine.grouped(by: [.model])
    #expect(grouped.count == 3 && grouped.map(\.key) == coarse.grouped(by: [.model]).map(\.key))
    for (one, other) in zip(grouped, coarse.grouped(by: [.model])) { #expect(one.sums == other.sums) }
  }

  @Test func otherColumnsDoNotMerge() throws {
    var sums = try MadeSamples.sums([MadeSamples.text("p")], columns: [.model])
    let before = sums
    let isMerged = sums.merge(try MadeSamples.sums([], columns: [.path]))
    #expect(!isMerged && sums == before)
  }

  @Test func unreadLinesBelongToAGroupOnlyWhereTheModelIsKnown() throws {
    var sums = try MadeSamples.sums([MadeSamples.text("p")], columns: [.model])
    sums.addUnread(2, path: "d.jsonl")
    sums.addUnread(3, model: "m", path: "d.jsonl")
    #expect(sums.unread == 5 && sums.grouped(by: [.model]).map(\.sums.ledger.unread) == [3])
  }

  @Test func tooManyLabelsAreRefused() throws {
    let error = #expect(throws: Diagnostics.self) {
      _ = try ProfileSums(columns: [], tags: (0..<129).map { "t\($0)" }, composites: [])
    }
    #expect(error?.items.map(\.code) == ["P004"])
  }
}
