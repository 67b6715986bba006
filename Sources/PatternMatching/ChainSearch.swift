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
  private let masks: SetMasks
  private let sets: SetPlaces
  /// Chains that the masks let through.
  private var passed: [Int32] = []
  /// In no order.
  var starts: [Start] = []

  init(_ table: ChainTable) {
    self.table = table
    masks = SetMasks(table)
    sets = SetPlaces(table, masks)
  }

  /// Fills `starts` for a new text; false when the text folds case in ways that literals do not see, or when
  /// memory ran out.
  func read(_ text: UnsafeBufferPointer<UInt8>, _ index: LiteralIndex) -> Bool {
    starts.removeAll(keepingCapacity: true)
    places.read(text)
    if places.hasFoldingTrap { return false }
    guard hits.read(text, index, way: LiteralIndex.bestWay) else { return false }
    hits.pack(places)
    masks.read(hits, places: text.count)
    passed.removeAll(keepingCapacity: true)
    for index in 0..<table.patternChainCount where masks.mayHold(table.patternChains[index]) {
      let chain = table.patternChains[index].chain
      if masks.starts(of: Int(chain)) != 0 { passed.append(chain) }
    }
    guard !passed.isEmpty else { return true }
    sets.read(hits)
    for number in passed {
      let chain = table.chains[Int(number)]
      let gap = table.links[Int(chain.first)].gap
      sets.eachStart(of: chain) { first in
        starts.append(Start(pattern: chain.pattern, window: window(first, gap: gap, text)))
      }
    }
    return true
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
