import JSONWriting
import RuleAnalysis
import RuleFormat

/// What the rule tools found, as one JSON object each. Fractions are not rounded; what is not defined is null.
package struct RuleAnalysisRecordWriter {
  private let tool: String
  private let digest: String

  package init(tool: String, digest: String) {
    self.tool = tool
    self.digest = digest
  }

  /// `aside.rules.coverage/1`
  package func text(_ coverage: RuleCoverage) -> String {
    document("aside.rules.coverage/1") { json in
      json.field("transcripts", coverage.transcripts)
      json.objects("rules", coverage.rows) { row, json in
        json.field("rule", row.rule)
        json.field("tag", row.tag)
        json.field("transcripts", row.transcripts)
        json.field("cues", row.cues)
        json.field("counting", row.counting)
        json.field("alone", row.alone)
        json.field("tag_transcripts", row.present)
        json.field("alone_share", row.aloneShare)
      }
      json.strings("silent", coverage.silent)
      json.objects("conflicts", coverage.conflicts) { conflict, json in
        json.field("kind", conflict.kind.rawValue)
        json.strings("rules", conflict.rules)
        json.strings("answers", conflict.answers)
        json.field("count", conflict.count)
        json.field("transcript", conflict.transcript)
        json.field("quote", conflict.quote)
      }
    }
  }

  /// `aside.rules.overlap/1`, pairs of at least `least`.
  package func text(_ overlap: RuleOverlap, least: Double) -> String {
    document("aside.rules.overlap/1") { json in
      json.field("transcripts", overlap.transcripts)
      json.objects("pairs", overlap.pairs.filter { $0.jaccard >= least }) { pair, json in
        json.strings("rules", [pair.first, pair.second])
        json.strings("tags", pair.tags)
        json.field("jaccard", pair.jaccard)
        json.key("containment")
        json.array { json in
          for share in pair.containment { json.number(share) }
        }
        json.field("shared_bytes", pair.shared)
        json.field("transcripts", pair.transcripts)
      }
    }
  }

  /// `aside.rules.mutate/1`
  package func text(_ check: MutationCheck) -> String {
    document("aside.rules.mutate/1") { json in
      json.field("pairs", check.total.pairs)
      json.field("flipped", check.total.flipped)
      json.field("rate", check.total.rate)
      json.field("uncounted", check.uncounted)
      json.objects("mutations", Mutation.allCases) { mutation, json in
        json.field("mutation", mutation.rawValue)
        json.count(check.total(mutation))
        json.key("not_tried")
        json.object { json in
          for reason in MutationSkip.allCases {
            if let count = check.skipped[mutation]?[reason] { json.field(reason.rawValue, count) }
          }
        }
      }
      json.objects("rules", check.rows) { row, json in
        json.field("rule", row.rule)
        json.field("tag", row.tag)
        json.count(row.total)
        json.objects("mutations", Mutation.allCases.filter { row.counts[$0] != nil }) { mutation, json in
          json.field("mutation", mutation.rawValue)
          json.count(row.counts[mutation] ?? MutationCheck.Count())
        }
      }
      json.objects("survivors", check.survivors) { survivor, json in
        json.field("rule", survivor.rule)
        json.field("mutation", survivor.mutation.rawValue)
        json.field("stance", survivor.stance.rawValue)
        json.field("text", survivor.text)
      }
    }
  }

  func document(_ schema: String, _ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("schema", schema)
      json.field("tool", tool)
      json.field("rules_digest", digest)
      body(&json)
    }
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  fileprivate mutating func count(_ count: MutationCheck.Count) {
    field("pairs", count.pairs)
    field("flipped", count.flipped)
    field("rate", count.rate)
  }
}
