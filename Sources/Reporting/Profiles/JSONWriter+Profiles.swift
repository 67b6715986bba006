import JSONWriting
import ModelProfiles

/// Members that profiles have everywhere.
extension JSONWriter {
  /// `by`: an object from column to value.
  mutating func by(_ key: GroupKey) {
    self.key("by")
    object { json in
      for entry in key.entries {
        json.key(entry.column.name)
        json.scalar(entry.value)
      }
    }
  }

  mutating func flag(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// `[low, high]`, null where there is none; an unbounded end is null.
  mutating func bounds(_ name: String, _ value: FigureInterval?) {
    interval(name, value.map { ($0.low, $0.high) })
  }

  /// `k`, `n`, `rate` and `wilson` as members.
  mutating func share(_ share: Share) {
    integers([("k", share.k), ("n", share.n)])
    field("rate", share.rate)
    bounds("wilson", share.wilson)
  }

  mutating func share(_ name: String, _ share: Share) {
    key(name)
    object { $0.share(share) }
  }

  /// `value` and `interval`; null without an estimate.
  mutating func estimate(_ name: String, _ estimate: Estimate?) {
    key(name)
    guard let estimate else { return null() }
    object { json in
      json.field("value", estimate.value)
      json.bounds("interval", estimate.interval)
    }
  }
}
