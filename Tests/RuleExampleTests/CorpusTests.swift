import BatchLabelling
import BundledRules
import Foundation
import Labelling
import RuleFormat
import TestSupport
import Testing
import TranscriptModel
import TranscriptReading

/// The labelled corpus: its form, and how well the bundled rules do on it.
@Suite struct CorpusTests {
  struct Row: Decodable {
    struct Evidence: Decodable {
      let stance: String
      let role: String?
      let quote: String
    }
    let id: String
    let scratchpad: String
    let tags: [String: Evidence]
    let uncounted: [String: Evidence]
  }

  /// Texts that weights are fitted on, of which every fourth will do (the program is not optimised here), and texts that
  /// nothing is fitted on. Their macro F1 is at least the floor, a little below what was measured when it was last raised.
  private static let folders = [
    Folder(name: "labelled", every: 4, floor: 0.8), Folder(name: "left-out", every: 1, floor: 0.73),
  ]
  struct Folder {
    let name: String
    let every: Int
    let floor: Double
  }

  private static func rows(_ folders: [Folder] = folders) throws -> [Row] {
    try InputPaths(folders.map { ProjectFolder.corpus.appendingPathComponent($0.name).path }).files.flatMap { file in
      try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        .map { try JSONDecoder().decode(Row.self, from: Data($0.utf8)) }
    }
  }

  @Test func rowsAreSound() throws {
    let pack = try RulePack(BundledRules.files)
    let rows = try Self.rows()
    #expect(rows.count >= 150)
    #expect(Set(rows.map(\.id)).count == rows.count)
    for row in rows {
      for (tag, evidence) in row.tags.merging(row.uncounted, uniquingKeysWith: { first, _ in first }) {
        #expect(pack.tag(tag) != nil, "\(row.id) \(tag)")
        #expect(row.scratchpad.contains(evidence.quote), "\(row.id) \(tag)")
        #expect(Stance(rawValue: evidence.stance) != nil)
      }
      #expect(row.tags.values.allSatisfy { Stance(rawValue: $0.stance)?.counts == true }, "\(row.id)")
      #expect(row.uncounted.values.allSatisfy { Stance(rawValue: $0.stance)?.counts == false }, "\(row.id)")
    }
  }

  @Test func everyTagAndStanceIsThere() throws {
    let rows = try Self.rows()
    let tags = Set(rows.flatMap(\.tags.keys))
    #expect(tags.count == 14)
    let stances = Set(rows.flatMap { $0.tags.values.map(\.stance) + $0.uncounted.values.map(\.stance) })
    #expect(stances.count == Stance.allCases.count)
  }

  @Test func noTwoTextsShareTwelveWords() throws {
    // By hash: millions of runs, of which each would be a string of its own.
    var owners: [UInt64: String] = [:]
    for row in try Self.rows() {
      let words = row.scratchpad.lowercased().split { !$0.isLetter && !$0.isNumber }
      guard words.count >= 12 else { continue }
      let hashes: [UInt64] = words.map {
        $0.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
      }
      for start in 0...(words.count - 12) {
        let run = start..<(start + 12)
        let key: UInt64 = hashes[run].reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 &+ ($0 >> 29) }
        if let other = owners.updateValue(row.id, forKey: key), other != row.id {
          Issue.record("\(row.id) and \(other) share ‘\(words[run].joined(separator: " "))’")
        }
      }
    }
  }

  /// Presence per tag, so that a change of rules cannot lose quality unseen.
  @Test(arguments: folders) func macroF1OnTheCorpus(folder: Folder) throws {
    var present: [String: Set<String>] = [:]
    let labeller = Labeller(LabellingRules(try RulePack(BundledRules.files)))
    let files = try InputPaths([ProjectFolder.corpus.appendingPathComponent(folder.name).path]).files
    var waiting: [Transcript] = []
    func label() {
      for labelled in labeller.label(waiting) {
        present[labelled.transcript.id] = Set(labelled.tags.filter(\.value.present).keys)
      }
      waiting.removeAll()
    }
    var read = 0
    TranscriptStream(files: files).forEach { item in
      if case .transcript(let transcript) = item {
        if read.isMultiple(of: folder.every) { waiting.append(transcript) }
        read += 1
      }
      if waiting.count == 64 { label() }
      return true
    }
    label()
    var counts: [String: (tp: Int, fp: Int, fn: Int)] = [:]
    let rows = try Self.rows([folder])
    #expect(read == rows.count)
    for row in rows {
      guard let found = present[row.id] else { continue }
      for tag in found.union(row.tags.keys) {
        var count = counts[tag] ?? (0, 0, 0)
        switch (found.contains(tag), row.tags[tag] != nil) {
        case (true, true): count.tp += 1
        case (true, false): count.fp += 1
        default: count.fn += 1
        }
        counts[tag] = count
      }
    }
    let judged = counts.filter { $0.value.tp + $0.value.fn >= 10 }
    let scores = judged.mapValues { 2 * Double($0.tp) / Double(2 * $0.tp + $0.fp + $0.fn) }
    for (tag, score) in scores.sorted(by: { $0.key < $1.key }) {
      print(
        "\(folder.name) F1 \(tag) \((score * 100).rounded() / 100) \(counts[tag].map { "tp \($0.tp) fp \($0.fp) fn \($0.fn)" } ?? "")"
      )
    }
    let macro = scores.values.reduce(0, +) / Double(max(1, scores.count))
    print("\(folder.name) macro F1 \((macro * 1000).rounded() / 1000) over \(scores.count) tags")
    #expect(macro >= folder.floor)
  }
}
