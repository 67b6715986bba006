/// Patterns that are wanted only together: a joint has groups, and in each one of its patterns must be able to
/// match. Used by one task: it counts.
struct JointPatterns {
  private static let none: Int32 = -1
  /// For each pattern its joint, and its groups there as bits.
  private var jointOfPattern: [Int32]
  private var groupsOfPattern: [UInt64]
  /// For each joint its groups, and those that are met.
  private var wanted: [UInt64] = []
  private var met: [UInt64] = []

  /// - Parameter joints: For each joint its groups of pattern numbers; groups after the 64th are not looked
  ///   at.
  init(_ joints: [[[Int]]], patterns: Int) {
    jointOfPattern = [Int32](repeating: Self.none, count: patterns)
    groupsOfPattern = [UInt64](repeating: 0, count: patterns)
    for (joint, groups) in joints.enumerated() {
      for (index, group) in groups.prefix(64).enumerated() {
        for pattern in group {
          jointOfPattern[pattern] = Int32(joint)
          groupsOfPattern[pattern] |= 1 << UInt64(index)
        }
      }
      wanted.append(groups.count >= 64 ? .max : (1 << UInt64(groups.count)) - 1)
    }
    met = wanted
  }

  /// Takes out the starts of patterns whose joint has a group without any.
  mutating func dropUnmet(_ starts: inout [ChainSearch.Start]) {
    var isNeeded = false
    for index in met.indices { met[index] = 0 }
    for start in starts {
      let joint = jointOfPattern[Int(start.pattern)]
      guard joint != Self.none else { continue }
      met[Int(joint)] |= groupsOfPattern[Int(start.pattern)]
      isNeeded = true
    }
    guard isNeeded else { return }
    starts.removeAll { start in
      let joint = jointOfPattern[Int(start.pattern)]
      return joint != Self.none && met[Int(joint)] != wanted[Int(joint)]
    }
  }
}
