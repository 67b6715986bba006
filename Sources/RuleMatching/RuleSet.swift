import PatternMatching
import RuleFormat

/// The rules of a pack, compiled for searching. Immutable; shared by threads.
package final class RuleSet: Sendable {
  /// The rules that are run: all but deprecated ones, by id.
  package let rules: [Rule]
  /// Per place, the positive patterns of the rules that look there.
  let searches: [Rule.Place: PlaceSearch]

  /// The patterns searched in one kind of part.
  struct PlaceSearch: Sendable {
    let set: PatternSet
    /// Pattern number -> (rule, number in the rule's list).
    let owners: [(rule: Int, pattern: Int)]
    /// For the rules that demand several patterns near each other.
    let joints: [Int: JointWindows]
  }

  /// - Parameter prepared: Search tables of these very rules, by place.
  package init(_ rules: [Rule], prepared: PreparedTables? = nil) {
    let active = rules.filter { $0.status != .deprecated }.sorted { $0.id < $1.id }
    self.rules = active
    var searches: [Rule.Place: PlaceSearch] = [:]
    for place in Rule.Place.allCases {
      var patterns: [Pattern] = []
      var owners: [(Int, Int)] = []
      for (ruleIndex, rule) in active.enumerated() where rule.lookIn.contains(place) {
        for (index, pattern) in rule.patterns.enumerated() where !rule.condition.not.contains(pattern.name) {
          patterns.append(pattern.pattern.compiled)
          owners.append((ruleIndex, index))
        }
      }
      let joints = Self.joints(active, owners)
      let groups = joints.sorted { $0.key < $1.key }.map(\.value.groups)
      searches[place] = PlaceSearch(
        set: PatternSet(patterns, joints: groups, prepared: prepared?.set(place.rawValue)), owners: owners,
        joints: joints)
    }
    self.searches = searches
  }

  private static func joints(_ rules: [Rule], _ owners: [(Int, Int)]) -> [Int: JointWindows] {
    var numbers: [Int: [(name: String, number: Int)]] = [:]
    for (number, owner) in owners.enumerated() where rules[owner.0].condition.isCombined {
      numbers[owner.0, default: []].append((rules[owner.0].patterns[owner.1].name, number))
    }
    return numbers.reduce(into: [:]) { $0[$1.key] = JointWindows(rules[$1.key].condition, numbers: $1.value) }
  }

  /// True when a rule looks in such parts.
  package func looks(in place: Rule.Place) -> Bool { searches[place]?.owners.isEmpty == false }

  /// The pattern sets by place, to be prepared.
  package var patternSets: [String: PatternSet] {
    searches.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.set }
  }
}
