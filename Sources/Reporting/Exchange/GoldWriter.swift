import Auditing
import JSONWriting
import LabelStore
import RuleFormat

/// Writes judged texts as gold, JSON Lines that `aside evaluate` and `aside calibrate` read.
///
/// `judged` lists the tags about which a row speaks: others were not judged, and no figure counts them. Tags on which
/// auditors differ are `disputed`. `quotes` are words that auditors marked, never the rules' own cues.
package struct GoldWriter {
  private let composites: Set<String>

  package init(_ pack: RulePack) { composites = Set(pack.composites.map(\.id)) }

  /// One line for each text about which something is decided or disputed; the others are counted in `omissions`.
  ///
  /// - Parameter passage: Of a text in which words were marked; `nil` where it is not kept, which leaves the quotes out.
  package func write(
    _ export: VerdictExport, omissions: inout ExportOmissions,
    passage: (TranscriptKey) throws -> StoredPassage?
  ) rethrows -> [UInt8] {
    var json = JSONWriter()
    for entry in export.entries {
      let judged = entry.judgements.filter { $0.decision != .unclear }
      if judged.isEmpty {
        omissions.add(.undecided, entry.identity.name)
      } else {
        let isMarked = judged.contains { !$0.evidence.isEmpty }
        let passage = isMarked ? try passage(entry.text.key) : nil
        json.object { write(entry, judged, passage, &$0) }
        json.newline()
      }
    }
    return json.bytes
  }

  private func write(
    _ entry: VerdictExport.Entry, _ judged: [LabelJudgement], _ passage: StoredPassage?, _ json: inout JSONWriter
  ) {
    let tags = judged.filter { !composites.contains($0.label) }
    let decided = tags.filter { $0.decision != .disputed }
    json.text("id", entry.identity.name)
    json.strings("judged", decided.map(\.label))
    json.key("tags")
    json.object { json in
      for judgement in decided {
        json.key(judgement.label)
        json.object { tag(judgement, passage, &$0) }
      }
    }
    let uncounted = decided.filter { $0.decision == .absent && $0.stance != nil }
    if !uncounted.isEmpty {
      json.key("uncounted")
      json.object { json in
        for judgement in uncounted {
          json.key(judgement.label)
          json.object { $0.text("stance", judgement.stance?.rawValue ?? "") }
        }
      }
    }
    json.strings("disputed", tags.filter { $0.decision == .disputed }.map(\.label))
    let wholes = judged.filter { composites.contains($0.label) && $0.decision != .disputed }
    if !wholes.isEmpty {
      json.key("composites")
      json.object { json in
        for judgement in wholes {
          json.key(judgement.label)
          json.bool(judgement.decision == .present)
        }
      }
    }
    json.strings("auditors", entry.text.auditors)
  }

  private func tag(_ judgement: LabelJudgement, _ passage: StoredPassage?, _ json: inout JSONWriter) {
    json.key("present")
    json.bool(judgement.decision == .present)
    if judgement.decision == .present, let stance = judgement.stance { json.text("stance", stance.rawValue) }
    guard let passage else { return }
    var quotes: [String] = []
    for quote in judgement.evidence.compactMap({ $0.quote(in: passage) }) where !quotes.contains(quote) {
      quotes.append(quote)
    }
    if !quotes.isEmpty { json.strings("quotes", quotes) }
  }
}
