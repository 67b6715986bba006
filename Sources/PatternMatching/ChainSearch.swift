import CLiteralScan

/// Finds the places in texts at which a match of some pattern could start, by the patterns' chains.
///
/// A text goes through two steps, `scan` and `findStarts`. Several texts take one step together, since what a step
/// reads of the tables then stays near the processor. Reused from text to text; one per task.
final class ChainSearch {
  /// Bytes at which a match of `pattern` could start.
  struct Start: Comparable {
    let pattern: Int32
    let window: StartWindow

    static func < (left: Start, right: Start) -> Bool {
      left.pattern == right.pattern ? left.window.first < right.window.first : left.pattern < right.pattern
    }
  }

  /// What is known of one text between the steps.
  private final class Slot {
    let hits = LiteralHits()
    let places = TextPlaces()
    /// False when the text folds case in ways that literals do not see, or when memory ran out.
    var isUsable = true
  }

  /// The fastest that the processor knows, unless a test asks for another.
  private let way: Int32
  private let table: ChainTable
  private let words: WordCache
  /// `nil` when there was no memory.
  private let search: OpaquePointer?
  private var slots: [Slot] = []
  private var joints: JointPatterns
  /// In no order.
  var starts: [Start] = []

  init(_ table: ChainTable, _ joints: JointPatterns, way: Int32) {
    self.way = way
    self.table = table
    self.joints = joints
    words = WordCache()
    search = aside_chain_search_new(table.table)
  }

  deinit { aside_chain_search_free(search) }

  /// The first step: finds the literals of a text.
  func scan(_ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ index: LiteralIndex) {
    while slots.count <= number { slots.append(Slot()) }
    let slot = slots[number]
    slot.isUsable =
      slot.places.read(text, way: way) && !slot.places.hasFoldingTrap
      && slot.hits.read(text, index, words, way: way)
    if slot.isUsable { slot.hits.pack(slot.places) }
  }

  /// The second step: fills `starts`; false when the text has to be searched everywhere.
  func findStarts(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let slot = slots[number]
    starts.removeAll(keepingCapacity: true)
    guard slot.isUsable, let search else { return false }
    var found: UnsafePointer<aside_start>?
    let count = aside_chain_starts(search, slot.hits.hits, &found, way)
    guard count != .max else { return false }
    for start in UnsafeBufferPointer(start: found, count: count) {
      let chain = table.chains[Int(start.chain)]
      let gap = table.links[Int(chain.first)].gap
      starts.append(Start(pattern: chain.pattern, window: window(start, gap: gap, text, slot.places)))
    }
    joints.dropUnmet(&starts)
    return true
  }

  private func window(
    _ first: aside_start, gap: Int32, _ text: UnsafeBufferPointer<UInt8>, _ places: TextPlaces
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
