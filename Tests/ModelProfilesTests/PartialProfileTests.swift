import Foundation
import Labelling
import TestSupport
import Testing
import TranscriptModel
import YAMLDocuments

@testable import ModelProfiles

@Suite("Partial profiles")
struct PartialProfileTests {
  private static let columns: [ProfileColumn] = [.model, .condition("tier")]

  private static func samples(_ count: Int, seed: UInt64) -> [LabelledSample] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      var sample = MadeSamples.text(
        Bool.random(using: &random) ? "p \"\(Int.random(in: 0..<9, using: &random))\"\n" : nil,
        tier: ["free", "paid"].randomElement(using: &random) ?? "",
        model: ["a", "b", nil].randomElement(using: &random) ?? nil,
        tags: MadeSamples.tags.filter { _ in Int.random(in: 0..<4, using: &random) == 0 },
        composites: Bool.random(using: &random) ? ["alignment-faking.graded"] : [],
        complied: Bool.random(using: &random), onset: Int.random(in: 0...1000, using: &random))
      sample.outcome["score"] = .number("0.50")
      sample.visibility = Visibility.allCases.randomElement(using: &random) ?? .full
      sample.limits = Int.random(in: 0..<2, using: &random)
      sample.words = Int.random(in: 0..<4, using: &random)
      sample.tags["evaluation.suspicion"]?.attributes = ["tester": "user"]
      return sample
    }
  }

  private static func partial(
    _ samples: [LabelledSample], columns: [ProfileColumn] = columns, rules: String = "abc", path: String = "d.jsonl"
  ) throws -> PartialProfile {
    var sums = try MadeSamples.sums(samples, columns: columns)
    sums.addUnread(2, path: path)
    return PartialProfile(sums, tools: ["aside test"], rules: rules, inputs: [.init(path: path)])
  }

  private static func text(_ partial: PartialProfile) -> String {
    var bytes: [UInt8] = []
    var writer = PartialProfileWriter()
    writer.write(partial) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func read(_ text: String) throws -> PartialProfile? {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).partial")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    var reader = PartialProfileReader()
    try reader.read(file.path)
    return reader.merged
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let partial = try Self.partial(Self.samples(500, seed: 1))
    let text = Self.text(partial)
    #expect(try Self.read(text) == partial)
    #expect(Self.text(partial) == text && PartialProfileReader.recognises(text.utf8.prefix(64)))
    let empty = try Self.partial([], columns: [])
    #expect(try Self.read(Self.text(empty)) == empty)
  }

  @Test func partsOneBehindTheOtherAreTheWhole() throws {
    let samples = Self.samples(400, seed: 2)
    var whole = try Self.partial(samples)
    whole.addUnread(4, path: "d.jsonl")
    let parts = try [0..<1, 1..<250, 250..<400].map { Self.text(try Self.partial(Array(samples[$0]))) }
    #expect(try Self.read(parts.joined()) == whole)
    #expect(try Self.read(parts.reversed().joined()) == whole)
  }

  @Test func fewerColumnsAreTheSumsOfMore() throws {
    let samples = Self.samples(300, seed: 3)
    var fine = try Self.partial(samples)
    try fine.keep([.condition("tier")])
    #expect(fine.sums == (try Self.partial(samples, columns: [.condition("tier")]).sums))
    let error = #expect(throws: Diagnostics.self) { try fine.check([.model]) }
    #expect(error?.items.map(\.code) == ["P005"])
  }

  @Test func damageIsSaidWithItsLine() throws {
    let text = Self.text(try Self.partial(Self.samples(60, seed: 4)))
    let lines = text.split(separator: "\n").map(String.init)
    let damaged = [
      "", "not a partial", lines.dropLast().joined(separator: "\n"), lines.dropFirst().joined(separator: "\n"),
      (lines[..<3] + lines[4...]).joined(separator: "\n"), text + lines[0],
      text.replacingOccurrences(of: "\"words\":", with: "\"words\":-"),
      text.replacingOccurrences(of: "\"readable\":", with: "\"readable\":9"),
      text.replacingOccurrences(of: "\"texts\":[[", with: "\"texts\":[[99999999999999999999"),
    ]
    for (number, text) in damaged.enumerated() {
      let error = #expect(throws: Diagnostic.self, "\(number)") { try Self.read(text) }
      #expect(error?.code == "P006", "\(number): \(error?.message ?? "")")
    }
  }

  @Test func otherRulesOrColumnsAreNotMerged() throws {
    let one = Self.text(try Self.partial([MadeSamples.text("p")]))
    for other in [
      try Self.partial([], rules: "other"), try Self.partial([], columns: [.model]),
    ] {
      let error = #expect(throws: Diagnostic.self) { try Self.read(one + Self.text(other)) }
      #expect(error?.code == "P007")
    }
  }
}
