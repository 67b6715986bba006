/// What matters of a pattern for how it backtracks: repeats, choices, and what their parts can match.
indirect enum BacktrackingNode {
  /// One character, of the alphabet's members or, where those are none, the bytes of `sample`.
  case character(ProbeAlphabet.Members, sample: [UInt8])
  /// Matches nothing, or something that is not looked into.
  case nothing
  /// Looked at, not taken.
  case look(BacktrackingNode)
  case sequence([BacktrackingNode])
  case alternation([BacktrackingNode])
  /// No greatest means unbounded.
  case repeated(BacktrackingNode, least: Int, greatest: Int?)

  /// Repeats that may go on longer than this can be pumped.
  static let fewRepeats = 7
  /// Bytes after which samples are cut; a sample need not match.
  private static let longestSample = 2_000

  /// A short text that this node matches, as far as look-arounds and references allow.
  var sample: [UInt8] {
    switch self {
    case .character(_, let sample): sample
    case .nothing, .look: []
    case .sequence(let items):
      items.reduce(into: []) { if $0.count < Self.longestSample { $0 += $1.sample } }
    case .alternation(let branches): branches.map(\.sample).min { $0.count < $1.count } ?? []
    case .repeated(let item, let least, _):
      least == 0 ? [] : Array(repeatElement(item.sample, count: min(least, Self.longestSample)).joined())
    }
  }

  /// Every set of characters in this node.
  func collectMembers(_ found: inout Set<ProbeAlphabet.Members>) {
    switch self {
    case .character(let members, _): found.insert(members)
    case .nothing: break
    case .look(let item), .repeated(let item, _, _): item.collectMembers(&found)
    case .sequence(let items), .alternation(let items): for item in items { item.collectMembers(&found) }
    }
  }

  /// Characters of which one alone is taken by some part of this node.
  var members: ProbeAlphabet.Members {
    var found: Set<ProbeAlphabet.Members> = []
    collectMembers(&found)
    return found.reduce(0, |)
  }

  /// Texts that one round of this node can take: one for each branch, and inner repeats taken once.
  var words: [[UInt8]] {
    switch self {
    case .character(_, let sample): [sample]
    case .nothing, .look: [[]]
    case .alternation(let branches): Array(branches.flatMap(\.words).prefix(8))
    case .repeated(let item, _, _): item.words
    case .sequence(let items):
      items.reduce([[]]) { words, item in
        Array(words.flatMap { word in item.words.map { word + $0 } }.prefix(8))
      }
    }
  }
}
