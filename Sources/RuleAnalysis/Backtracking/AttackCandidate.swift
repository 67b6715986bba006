/// A text that may make a pattern try very many ways to match: `prefix`, then `pump` many times, then `suffix`.
struct AttackCandidate: Hashable {
  var prefix: [UInt8]
  /// Not empty.
  var pump: [UInt8]
  var suffix: [UInt8]

  func text(repeats: Int) -> [UInt8] { prefix + Array(repeatElement(pump, count: repeats).joined()) + suffix }

  /// The text with about so many bytes in its pumped part.
  func text(bytes: Int) -> [UInt8] { text(repeats: max(1, bytes / pump.count)) }

  /// At most this many are tried for a pattern.
  static let most = 60

  /// Candidates from the structure of a pattern: for each long repeat one character of each kind that it takes, one
  /// round of it, and all that the pattern wants up to there, which makes a search start anew at each place.
  static func all(of pattern: BacktrackingNode) -> [AttackCandidate] {
    var sets: Set<ProbeAlphabet.Members> = []
    pattern.collectMembers(&sets)
    var collector = AttackCollector(kinds: kinds(sets))
    collector.collect(pattern, prefix: [], rest: [])
    return collector.found
  }

  /// One character of each kind: those of a kind are told apart by no part of the pattern.
  private static func kinds(_ sets: Set<ProbeAlphabet.Members>) -> [ProbeAlphabet.Members] {
    let sets = Array(sets)
    var seen: Set<[Bool]> = []
    return ProbeAlphabet.characters.indices.compactMap { index in
      let member: ProbeAlphabet.Members = 1 << ProbeAlphabet.Members(index)
      return seen.insert(sets.map { $0 & member != 0 }).inserted ? member : nil
    }
  }
}

/// Walks a pattern with what stands before and behind each part.
struct AttackCollector {
  let kinds: [ProbeAlphabet.Members]
  private(set) var found: [AttackCandidate] = []
  private var seen: Set<[[UInt8]]> = []

  init(kinds: [ProbeAlphabet.Members]) { self.kinds = kinds }

  mutating func collect(_ node: BacktrackingNode, prefix: [UInt8], rest: [UInt8]) {
    guard found.count < AttackCandidate.most else { return }
    switch node {
    case .character, .nothing: break
    case .look(let item): collect(item, prefix: prefix, rest: [])
    case .alternation(let branches): for branch in branches { collect(branch, prefix: prefix, rest: rest) }
    case .sequence(let items): collect(items, prefix: prefix, rest: rest)
    case .repeated(let item, _, let greatest):
      if greatest ?? .max > BacktrackingNode.fewRepeats { pump(item, prefix: prefix, rest: rest) }
      collect(item, prefix: prefix, rest: rest)
    }
  }

  private mutating func collect(_ items: [BacktrackingNode], prefix: [UInt8], rest: [UInt8]) {
    let samples = items.map(\.sample)
    var before = prefix
    for (index, item) in items.enumerated() {
      if case .character = item {} else {
        collect(item, prefix: before, rest: Array(samples[(index + 1)...].joined()) + rest)
      }
      before += samples[index]
    }
  }

  private mutating func pump(_ item: BacktrackingNode, prefix: [UInt8], rest: [UInt8]) {
    let members = item.members
    let characters = kinds.filter { $0 & members != 0 }.prefix(10).map { ProbeAlphabet.first(of: $0) }
    let words = item.words.filter { $0.count > 1 }
    let restarts = prefix.isEmpty ? [] : [prefix + (item.words.first ?? [])]
    for pump in characters + words + restarts where !pump.isEmpty && seen.insert([prefix, pump, rest]).inserted {
      // Behind the repeat comes what cannot be taken, then what the rest of the pattern wants to see somewhere.
      let stop = ProbeAlphabet.first(of: kinds.first { $0 & members == 0 } ?? 0)
      for end in [stop, Array("\n!".utf8)] {
        found.append(AttackCandidate(prefix: prefix, pump: pump, suffix: end + rest))
      }
    }
  }
}
