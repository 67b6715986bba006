import Foundation
import GRDB
import Labelling
import RuleFormat

/// Draws passages from a store. The same content and seed give the same draw, in whichever order it was stored:
/// every text has a random number that its key, the passage's number and the seed decide, and the smallest win.
struct EvidenceReader<Group: Hashable & Sendable> {
  typealias Sample = EvidenceSample<Group>

  private struct Drawn {
    var number: UInt64
    var passage: Sample.Passage
  }

  let seed: UInt64
  let cap: Int
  private var drawn: [Sample.Stratum: [Drawn]] = [:]
  private var totals: [Sample.Stratum: Int] = [:]

  init(seed: UInt64, cap: Int) {
    self.seed = seed
    self.cap = cap
  }

  /// One walk over readable transcripts and their cues; quotes are fetched of drawn passages only.
  mutating func read(_ db: Database, withPaths: Bool, group: (LabelledSample) -> Group) throws -> Sample {
    var cues = try Following(
      Row.fetchCursor(
        db,
        sql: """
          SELECT c.transcript, c.number, c.tag, c.rule, c.stance, c.role, c.quote,
            EXISTS(SELECT 1 FROM label l WHERE l.transcript = c.transcript AND l.tag = c.tag AND l.counted)
          FROM cue c WHERE c.place = 'reasoning' ORDER BY c.transcript, c.number
          """))
    try SampleReader(db, withPaths: withPaths).forEachTranscript(
      more: "name, key, ordinal", where: "readable"
    ) { id, sample, row in
      let name: String = row[SampleReader.firstOfMore]
      let key = Self.mixed(row[SampleReader.firstOfMore + 1], row[SampleReader.firstOfMore + 2])
      let place = (group: group(sample), name: name, key: key)
      var seen: Set<Sample.Stratum> = []
      try cues.visit(id) { take($0, place, &seen) }
    }
    return Sample(
      passages: drawn.mapValues { $0.map(\.passage) }, totals: totals, cap: cap)
  }

  /// The first passage of each stratum that a transcript has speaks for it.
  private mutating func take(
    _ row: Row, _ place: (group: Group, name: String, key: UInt64), _ seen: inout Set<Sample.Stratum>
  ) {
    guard let stance = Stance(rawValue: row[4]), let role = Role(rawValue: row[5]) else { return }
    let stratum = Sample.Stratum(tag: row[2], group: place.group, isCounted: stance.counts && row[7])
    guard seen.insert(stratum).inserted else { return }
    totals[stratum, default: 0] += 1
    let number = Self.scattered(seed ^ Self.scattered(place.key &+ UInt64(bitPattern: row[1])))
    var passages = drawn[stratum] ?? []
    if passages.count >= cap, number >= passages.last?.number ?? 0 { return }
    let passage = Sample.Passage(
      tag: stratum.tag, group: place.group, transcript: place.name, rule: row[3], stance: stance, role: role,
      quote: row[6], isCounted: stratum.isCounted)
    passages.insert(
      Drawn(number: number, passage: passage), at: passages.firstIndex { $0.number > number } ?? passages.count)
    drawn[stratum] = Array(passages.prefix(cap))
  }

  /// FNV-1a over a transcript's key and its place among transcripts of that key.
  private static func mixed(_ key: Data, _ ordinal: Int) -> UInt64 {
    (key + withUnsafeBytes(of: UInt64(ordinal).littleEndian) { Data($0) }).reduce(0xcbf2_9ce4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
  }

  /// The finisher of SplitMix64 (Steele, Lea and Flood 2014).
  private static func scattered(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

extension LabelStore {
  /// Passages behind figures, one of a text, drawn for each tag and group.
  ///
  /// - Parameters:
  ///   - cap: At most so many of each tag and group that count, and as many that do not; 0 or more.
  ///   - group: Where a transcript belongs; the sample holds no findings.
  ///   - withPaths: Also tells `group` the file, which costs a look-up each.
  /// - Returns: Cost: one walk over all cues.
  package func evidence<Group: Hashable & Sendable>(
    seed: UInt64, cap: Int = 5, withPaths: Bool = false, group: (LabelledSample) -> Group
  ) throws(StoreError) -> EvidenceSample<Group> {
    try read { db in
      var reader = EvidenceReader<Group>(seed: seed, cap: cap)
      return try reader.read(db, withPaths: withPaths, group: group)
    }
  }
}
