import Evaluation
import JSONWriting
import RuleAnalysis

extension RuleAnalysisRecordWriter {
  /// `aside.rules.ablate/1`. The last of `masked_words` is null: all words.
  package func text(_ ablation: VocabularyAblation) -> String {
    document("aside.rules.ablate/1") { json in
      json.field("matched", ablation.matched)
      json.key("masked_words")
      json.array { json in
        for step in VocabularyAblation.steps { json.optional(step) }
      }
      json.objects("tags", ablation.rows) { row, json in
        json.field("tag", row.tag)
        json.key("before")
        json.object { $0.counts(row.before, isStated: row.isStated) }
        json.key("without_strongest_sentence")
        json.object { $0.counts(row.withoutStrongest, isStated: row.isStated) }
        json.objects("masked", row.masked) { counts, json in json.counts(counts, isStated: row.isStated) }
        json.field("recall_lost_to_10_words", row.isStated ? row.vocabularyShare : nil)
        json.objects("words", row.words) { word, json in
          json.field("word", word.word)
          json.field("texts", word.texts)
        }
      }
    }
  }

  /// `aside.rules.diff/1`. Pairs are [old, new]; `rules_digest` is that of the new rules.
  package func text(_ diff: RuleDiff, old digest: String) -> String {
    document("aside.rules.diff/1") { json in
      json.field("old_rules_digest", digest)
      json.field("transcripts", diff.transcripts)
      json.pair("macro_f1", diff.macroF1)
      json.objects("figures", diff.figures) { row, json in
        json.field("name", row.name)
        json.key("composite")
        json.bool(row.isComposite)
        json.pair("present", row.present)
        json.pair("findings", row.findings)
        for kind in RuleDiff.Change.Kind.allCases { json.field(kind.rawValue, row.changes[kind] ?? 0) }
        json.pair("precision", row.precision)
        json.pair("recall", row.recall)
        json.pair("f1", row.f1)
        json.pair("auroc", row.auroc)
      }
      json.objects("changes", diff.changes) { change, json in
        json.field("kind", change.kind.rawValue)
        json.field("transcript", change.transcript)
        json.field("tag", change.tag)
        json.strings("rules", change.rules)
        for (name, value) in [
          ("old", change.old), ("new", change.new), ("old_stance", change.oldStance?.rawValue),
          ("new_stance", change.newStance?.rawValue),
        ] {
          json.key(name)
          json.optional(value)
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func counts(_ counts: PresenceCounts, isStated: Bool) {
    field("tp", counts.truePositives)
    field("fp", counts.falsePositives)
    field("fn", counts.falseNegatives)
    field("tn", counts.trueNegatives)
    field("recall", isStated ? counts.recall : nil)
    field("f1", isStated ? counts.f1 : nil)
  }

  fileprivate mutating func pair(_ name: String, _ values: [Double?]) {
    key(name)
    array { json in
      for value in values {
        if let value { json.number(value) } else { json.null() }
      }
    }
  }

  fileprivate mutating func pair(_ name: String, _ values: [Int]) {
    key(name)
    array { json in
      for value in values { json.integer(value) }
    }
  }
}
