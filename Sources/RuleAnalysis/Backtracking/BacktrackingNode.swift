/// What matters of a pattern for how it backtracks: repeats, choices, and what their parts can match.
///
/// Immutable; what is asked of a node is worked out once, from its parts.
final class BacktrackingNode: Sendable {
  typealias Members = ProbeAlphabet.Members

  enum Kind: Sendable {
    /// One character.
    case character
    /// Matches nothing, or something that is not looked into.
    case nothing
    /// Looked at, not taken.
    case look(BacktrackingNode)
    case sequence([BacktrackingNode])
    case alternation([BacktrackingNode])
    /// No greatest means unbounded.
    case repeated(BacktrackingNode, greatest: Int?)
  }

  let kind: Kind
  /// A short text that this node matches, as far as look-arounds and references allow.
  let sample: [UInt8]
  /// Texts that one round of this node can take: for some branches one each, inner repeats taken once.
  let words: [[UInt8]]
  /// Characters that some part of this node takes.
  let members: Members
  /// Characters with which a match can begin.
  let first: Members
  /// Whether it can match nothing.
  let isNullable: Bool
  /// Whether a repeat that can go on for long is in it.
  let holdsLongRepeat: Bool

  /// Repeats that may go on longer than this can be pumped.
  private static let fewRepeats = 7
  private static let fewWords = 4
  /// Bytes after which samples are cut; a sample need not match.
  private static let longestSample = 500

  static let nothing = BacktrackingNode()

  private init() {
    kind = .nothing
    sample = []
    words = [[]]
    members = 0
    first = 0
    isNullable = true
    holdsLongRepeat = false
  }

  /// - Parameter sample: The character's bytes where the alphabet does not have it.
  init(_ members: Members, sample: [UInt8]) {
    kind = .character
    self.sample = sample
    words = [sample]
    self.members = members
    first = members
    isNullable = false
    holdsLongRepeat = false
  }

  init(lookingAt item: BacktrackingNode) {
    kind = .look(item)
    sample = []
    words = [[]]
    members = item.members
    first = 0
    isNullable = true
    holdsLongRepeat = item.holdsLongRepeat
  }

  init(sequence items: [BacktrackingNode]) {
    kind = .sequence(items)
    var sample: [UInt8] = []
    for item in items where sample.count < Self.longestSample { sample += item.sample }
    self.sample = sample
    words = Self.words(of: items)
    members = items.reduce(0) { $0 | $1.members }
    let start = items.firstIndex { !$0.isNullable } ?? items.count - 1
    first = items.prefix(start + 1).reduce(0) { $0 | $1.first }
    isNullable = items.allSatisfy(\.isNullable)
    holdsLongRepeat = items.contains(where: \.holdsLongRepeat)
  }

  init(alternation branches: [BacktrackingNode]) {
    kind = .alternation(branches)
    sample = branches.map(\.sample).min { $0.count < $1.count } ?? []
    words = Array(branches.lazy.flatMap(\.words).prefix(Self.fewWords))
    members = branches.reduce(0) { $0 | $1.members }
    first = branches.reduce(0) { $0 | $1.first }
    isNullable = branches.contains(where: \.isNullable)
    holdsLongRepeat = branches.contains(where: \.holdsLongRepeat)
  }

  init(repeating item: BacktrackingNode, least: Int, greatest: Int?) {
    kind = .repeated(item, greatest: greatest)
    var sample: [UInt8] = []
    for _ in 0..<min(least, Self.longestSample) where sample.count < Self.longestSample { sample += item.sample }
    self.sample = sample
    words = item.words
    members = item.members
    first = item.first
    isNullable = least == 0 || item.isNullable
    holdsLongRepeat = greatest ?? .max > Self.fewRepeats || item.holdsLongRepeat
  }

  private static func words(of items: [BacktrackingNode]) -> [[UInt8]] {
    var words: [[UInt8]] = [[]]
    for item in items where words[0].count < longestSample {
      var longer: [[UInt8]] = []
      for word in words { for next in item.words where longer.count < fewWords { longer.append(word + next) } }
      words = longer.isEmpty ? words : longer
    }
    return words
  }

  /// Whether a repeat of so many rounds can be pumped.
  static func isLong(_ greatest: Int?) -> Bool { greatest ?? .max > fewRepeats }

  /// Every set of characters that is asked for in this node.
  func collectSets(_ found: inout Set<Members>) {
    switch kind {
    case .character: found.insert(members)
    case .nothing: break
    case .look(let item), .repeated(let item, _): item.collectSets(&found)
    case .sequence(let items), .alternation(let items): for item in items { item.collectSets(&found) }
    }
  }
}
