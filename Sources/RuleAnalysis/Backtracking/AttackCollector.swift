/// Makes candidates from the structure of a pattern.
///
/// For each repeat that could share out its characters in several ways: characters that it takes, of each kind one,
/// one round of it, and all that the pattern wants up to there, which makes a search start anew at each place.
struct AttackCollector {
  typealias Members = ProbeAlphabet.Members

  private(set) var found: [AttackCandidate] = []
  private var seen: Set<AttackCandidate> = []
  /// One character of each kind: those of one kind are told apart by no part of the pattern. Those that most parts
  /// take come first, because that is where parts overlap.
  private let kinds: [Members]

  /// At most this many candidates for a pattern.
  private static let most = 80
  private static let charactersOfRepeat = 4

  /// What stands around a part.
  private struct Place {
    var prefix: [UInt8] = []
    var rest: [UInt8] = []
    /// Characters with which what may come next begins.
    var follow: Members = 0
    /// Inside a repeat that can go on for long.
    var isRepeated = false
  }

  init(_ pattern: BacktrackingNode) {
    var sets: Set<Members> = []
    pattern.collectSets(&sets)
    kinds = Self.kinds(Array(sets))
    collect(pattern, Place())
  }

  private static func kinds(_ sets: [Members]) -> [Members] {
    var seen: Set<[Bool]> = []
    var found: [(member: Members, takers: Int)] = []
    for index in ProbeAlphabet.characters.indices {
      let member: Members = 1 << Members(index)
      let takers = sets.map { $0 & member != 0 }
      if seen.insert(takers).inserted { found.append((member, takers.count { $0 })) }
    }
    return found.sorted { $0.takers > $1.takers }.map(\.member)
  }

  private mutating func collect(_ node: BacktrackingNode, _ place: Place) {
    guard node.holdsLongRepeat, found.count < Self.most else { return }
    switch node.kind {
    case .character, .nothing: break
    case .look(let item): collect(item, Place(prefix: place.prefix, isRepeated: place.isRepeated))
    case .alternation(let branches): for branch in branches { collect(branch, place) }
    case .sequence(let items): collect(items, place)
    case .repeated(let item, let greatest):
      let isLong = BacktrackingNode.isLong(greatest)
      if isLong, isAmbiguous(item, greatest, place) { pump(item, place) }
      var inner = place
      inner.isRepeated = place.isRepeated || isLong
      if greatest != 1 { inner.follow |= item.first }
      collect(item, inner)
    }
  }

  private mutating func collect(_ items: [BacktrackingNode], _ place: Place) {
    // From the right: what may follow each item.
    var follows = [Members](repeating: place.follow, count: items.count)
    for index in items.indices.dropLast().reversed() {
      follows[index] = items[index + 1].first | (items[index + 1].isNullable ? follows[index + 1] : 0)
    }
    var before = place.prefix
    for (index, item) in items.enumerated() {
      if item.holdsLongRepeat {
        let rest = Array(items[(index + 1)...].map(\.sample).joined().prefix(500)) + place.rest
        collect(item, Place(prefix: before, rest: rest, follow: follows[index], isRepeated: place.isRepeated))
      }
      before += item.sample
    }
  }

  /// Whether there could be more than one way to take a text. One character after the other that nothing which follows
  /// takes is taken in one way, and from one place only where the pattern has to begin otherwise.
  private func isAmbiguous(_ item: BacktrackingNode, _ greatest: Int?, _ place: Place) -> Bool {
    guard case .character = item.kind else { return true }
    if item.members & place.follow != 0 { return greatest == nil || place.isRepeated }
    guard greatest == nil else { return false }
    return place.prefix.isEmpty || isTaken(place.prefix, by: item.members)
  }

  private func isTaken(_ text: [UInt8], by members: Members) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      members & ProbeAlphabet.member(Array(String(scalar).utf8)) != 0
    }
  }

  private mutating func pump(_ item: BacktrackingNode, _ place: Place) {
    let characters = kinds.filter { $0 & item.members != 0 }.prefix(Self.charactersOfRepeat)
      .map { ProbeAlphabet.first(of: $0) }
    let words = item.words.filter { $0.count > 1 }
    let restart = place.prefix.isEmpty ? [] : [place.prefix + (item.words.first ?? [])]
    // Behind the repeat comes what hardly any part takes, then what the rest of the pattern wants to see somewhere.
    let stop = ProbeAlphabet.first(of: kinds.last { $0 & item.members == 0 } ?? 0)
    for pump in characters + words + restart where !pump.isEmpty {
      // Where everything is taken, only the end of the text stops.
      let suffix = stop.isEmpty ? [] : stop + place.rest
      let candidate = AttackCandidate(prefix: place.prefix, pump: pump, suffix: suffix)
      if seen.insert(candidate).inserted { found.append(candidate) }
    }
  }
}
