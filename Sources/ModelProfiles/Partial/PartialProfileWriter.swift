import JSONWriting
import RuleFormat
import TranscriptModel

/// Writes sums as lines of JSON (`aside.partial-profile/1`): a head, then each group with its prompts, then how many
/// there were. The same sums give the same bytes. One line is about 100 bytes for each prompt of a group.
package struct PartialProfileWriter {
  static let schema = "aside.partial-profile/1"
  /// Bytes that are kept before they are handed over.
  private static let pieceBytes = 1 << 20

  private var json = JSONWriter()

  package init() {}

  /// - Parameter write: Takes the bytes piece by piece.
  package mutating func write(_ partial: PartialProfile, to write: ([UInt8]) throws -> Void) rethrows {
    head(partial)
    var prompts = 0
    let groups = partial.sums.grouped(by: partial.sums.columns)
    for (key, sums) in groups {
      group(key, sums, partial.sums.names)
      for (id, prompt) in sums.prompts.sorted(by: { $0.key < $1.key }) {
        line { json in
          json.key("prompt")
          json.string(id)
          Self.members(of: prompt, &json)
        }
        try handOver(to: write, atLeast: Self.pieceBytes)
      }
      for (text, count) in sums.alone.sorted(by: { PromptSums.isBefore($0.key, $1.key) }) {
        line { json in
          json.key("alone")
          json.integer(count)
          Self.members(of: text, &json)
        }
        try handOver(to: write, atLeast: Self.pieceBytes)
      }
      prompts += sums.prompts.count + sums.alone.count
    }
    line { json in
      json.key("end")
      json.object { $0.counts([("groups", groups.count), ("prompts", prompts)]) }
    }
    try handOver(to: write, atLeast: 1)
  }

  private mutating func handOver(to write: ([UInt8]) throws -> Void, atLeast count: Int) rethrows {
    guard json.bytes.count >= count else { return }
    try write(json.bytes)
    json.removeAll()
  }

  private mutating func line(_ body: (inout JSONWriter) -> Void) {
    json.object(body)
    json.newline()
  }

  private mutating func head(_ partial: PartialProfile) {
    let sums = partial.sums
    line { json in
      json.key("schema")
      json.string(Self.schema)
      json.texts("tools", partial.tools.sorted())
      json.key("rules")
      json.string(partial.rules)
      json.texts("columns", sums.columns.map(\.name))
      json.texts("tags", sums.labels.filter { !$0.isComposite }.map(\.id))
      json.texts("composites", sums.labels.filter(\.isComposite).map(\.id))
      json.key("inputs")
      json.array { json in
        for input in partial.inputs {
          json.object { json in
            json.key("path")
            json.string(input.path)
            json.key("digest")
            json.optional(input.digest)
          }
        }
      }
      json.counts([("unread", sums.unread)])
      json.texts("occurring", sums.occurring.map(\.name).sorted())
      json.texts("strangers", sums.strangers.sorted())
      json.texts("notes", partial.notes)
    }
  }

  private mutating func group(_ key: GroupKey, _ sums: GroupSums, _ names: LabelNames) {
    let ledger = sums.ledger
    line { json in
      json.key("group")
      json.array { json in for entry in key.entries { json.scalar(entry.value) } }
      json.key("ledger")
      json.object { json in
        json.counts(LedgerMember.all.map { ($0.name, ledger[keyPath: $0.path]) })
        json.map("visibility", ledger.visibility)
      }
      json.key("tags")
      json.object { json in
        for (tag, tagSums) in sums.tags.sorted(by: { $0.key < $1.key }) {
          json.key(names.labels[tag].id)
          Self.write(tagSums, &json)
        }
      }
    }
  }

  private static func write(_ sums: TagSums, _ json: inout JSONWriter) {
    json.object { json in
      json.counts([("active", sums.active)])
      json.map("stance_texts", sums.stanceTexts)
      json.map("stance_cues", sums.stanceCues)
      json.map("roles", sums.roles)
      json.key("values")
      json.array { json in
        for (value, count) in sums.values.sorted(by: {
          ($0.key.attribute, $0.key.value) < ($1.key.attribute, $1.key.value)
        }) {
          json.array { json in
            json.string(value.attribute)
            json.string(value.value)
            json.integer(count)
          }
        }
      }
      json.pairs("onsets", sums.onsets)
    }
  }

  private static func members(of prompt: PromptSums, _ json: inout JSONWriter) {
    json.counts([("words", prompt.words)])
    json.pairs("cues", prompt.cues)
    json.key("texts")
    json.array { json in
      for (kind, count) in prompt.texts.sorted(by: { $0.key < $1.key }) {
        json.array { json in
          json.integer(count)
          json.array { json in kind.labels.forEach { json.integer($0) } }
          json.values(Dictionary(kind.outcomes.map { ($0.name, $0.value) }) { first, _ in first })
        }
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func counts(_ members: [(String, Int)]) {
    for (name, value) in members {
      key(name)
      integer(value)
    }
  }

  fileprivate mutating func texts(_ name: String, _ values: [String]) {
    key(name)
    array { json in for value in values { json.string(value) } }
  }

  /// Counts by name, the names in order.
  fileprivate mutating func map<Key: RawRepresentable<String>>(_ name: String, _ counts: [Key: Int]) {
    key(name)
    object { $0.counts(counts.map { ($0.key.rawValue, $0.value) }.sorted { $0.0 < $1.0 }) }
  }

  /// Counts by number, as `[[number, count], …]`.
  fileprivate mutating func pairs(_ name: String, _ counts: [Int: Int]) {
    key(name)
    array { json in
      for (number, count) in counts.sorted(by: { $0.key < $1.key }) {
        json.array { json in
          json.integer(number)
          json.integer(count)
        }
      }
    }
  }
}
