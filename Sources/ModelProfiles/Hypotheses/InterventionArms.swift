import Statistics
import TranscriptModel

/// Values such as A+, A1-, B2+ of an intervention column, by what they change.
struct InterventionArms {
  /// A+, A−, B+, B−.
  private(set) var values: [Set<ScalarValue>] = [[], [], [], []]

  init(_ all: [ScalarValue]) {
    for value in all {
      var text = Substring(value.text.uppercased())
      guard let letter = text.popFirst(), let sign = text.popLast(), text.allSatisfy(\.isNumber) else { continue }
      guard let first = ["A": 0, "B": 2][letter], let second = ["+": 0, "-": 1, "−": 1][sign] else { continue }
      values[first + second].insert(value)
    }
  }

  var isComplete: Bool { values.allSatisfy { !$0.isEmpty } }
}

/// By prompt: texts with a label and texts in all, for A+, A−, B+ and B−.
struct InterventionTable {
  /// Eight sums a prompt, in the order of prompt ids; texts without an id are left out.
  let prompts: [[Double]]

  init(_ arms: InterventionArms, _ groups: [(value: ScalarValue, sums: GroupSums)], _ label: Int) {
    var rows: [String: [Double]] = [:]
    for (value, sums) in groups {
      for (arm, values) in arms.values.enumerated() where values.contains(value) {
        for (prompt, texts) in sums.prompts {
          rows[prompt, default: [Double](repeating: 0, count: 8)][2 * arm] += Double(
            texts.count { $0.labels.contains(label) })
          rows[prompt, default: [Double](repeating: 0, count: 8)][2 * arm + 1] += Double(texts.count)
        }
      }
    }
    prompts = rows.sorted { $0.key < $1.key }.map(\.value)
  }

  var sums: [Double] {
    prompts.reduce(into: [Double](repeating: 0, count: 8)) { sum, row in
      for column in row.indices { sum[column] += row[column] }
    }
  }

  /// The rate in + less the rate in −, from the sums that start at a place.
  static func net(_ sums: [Double], _ start: Int) -> Double? {
    guard sums[start + 1] > 0, sums[start + 3] > 0 else { return nil }
    return sums[start] / sums[start + 1] - sums[start + 2] / sums[start + 3]
  }

  /// B net / (A net + B net); `nil` where they add up to 0.
  static func fraction(_ sums: [Double]) -> Double? {
    guard let a = net(sums, 0), let b = net(sums, 4), a + b != 0 else { return nil }
    return b / (a + b)
  }
}
