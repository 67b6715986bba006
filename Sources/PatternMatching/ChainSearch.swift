/// Finds the places in one text at which a match of some pattern could start, by the patterns' chains.
/// Reused from text to text; one per task.
final class ChainSearch {
  /// Bytes at which a match of `pattern` could start.
  struct Start {
    let pattern: Int32
    let window: StartWindow
  }

  private let table: ChainTable
  private let hits = LiteralHits()
  private let places = TextPlaces()
  private let sets: SetPlaces
  /// The text in which a chain was last looked at.
  private let stamps: UnsafeMutablePointer<UInt32>
  private var stamp: UInt32 = 0
  /// In no order.
  var starts: [Start] = []

  init(_ table: ChainTable) {
    self.table = table
    sets = SetPlaces(table)
    stamps = .allocate(capacity: max(1, table.chainCount))
    stamps.initialize(repeating: 0, count: table.chainCount)
  }

  deinit { stamps.deallocate() }

  /// Fills `starts` for a new text; false when the text folds case in ways that literals do not see.
  func read(_ text: UnsafeBufferPointer<UInt8>, _ index: LiteralIndex) -> Bool {
    starts.removeAll(keepingCapacity: true)
    places.read(text)
    if places.hasFoldingTrap { return false }
    hits.removeAll()
    index.scan(text, into: hits)
    sets.read(hits, places)
    nextStamp()
    for literal in sets.seenLiterals {
      for chain in table.chainsToTry[Int(literal)] { look(at: Int(chain), text) }
    }
    return true
  }

  private func nextStamp() {
    if stamp == .max {
      stamps.update(repeating: 0, count: table.chainCount)
      stamp = 0
    }
    stamp += 1
  }

  private func look(at number: Int, _ text: UnsafeBufferPointer<UInt8>) {
    guard stamps[number] != stamp else { return }
    stamps[number] = stamp
    let chain = table.chains[number]
    guard sets.mayHold(chain) else { return }
    let gap = table.links[Int(chain.first)].gap
    sets.eachStart(of: chain) { first in
      starts.append(Start(pattern: chain.pattern, window: window(first, gap: gap, text)))
    }
  }

  private func window(
    _ first: SetPlaces.Reach, gap: Int32, _ text: UnsafeBufferPointer<UInt8>
  ) -> StartWindow {
    let last = Int(first.high & 0xFFFF_FFFF)
    guard gap != ChainTable.unbounded else { return StartWindow(first: 0, last: last) }
    if gap == 0, first.low == first.high { return StartWindow(first: last, last: last) }
    var start = min(places.byte(ofPlace: Int(first.low >> 32) - Int(gap)), last)
    // Never inside a scalar.
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return StartWindow(first: start, last: last)
  }
}
