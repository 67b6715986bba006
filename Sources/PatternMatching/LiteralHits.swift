import CLiteralScan

/// Literals found in one text: their numbers and places.
///
/// Places are bytes until `pack` makes them packed places, in ascending order: as `TextPlaces` counts in the
/// high half, the byte in the low. Plain memory that is reused from text to text; used by one task.
final class LiteralHits {
  /// At a place of its own: the search for chains keeps it while it looks at a text.
  let hits: UnsafeMutablePointer<aside_hits>

  init() {
    hits = .allocate(capacity: 1)
    hits.initialize(to: aside_hits())
  }

  deinit {
    aside_hits_free(hits)
    hits.deallocate()
  }

  var count: Int { hits.pointee.count }
  var literals: UnsafeMutablePointer<Int32> { hits.pointee.literals }
  var places: UnsafeMutablePointer<UInt64> { hits.pointee.places }

  /// Takes the hits of a new text; false when there was no memory for all of them.
  ///
  /// - Parameter words: Used with this index only.
  func read(_ text: UnsafeBufferPointer<UInt8>, _ index: LiteralIndex, _ words: WordCache, way: Int32) -> Bool {
    hits.pointee.count = 0
    hits.pointee.failed = 0
    index.scan(text, into: hits, cache: words.words, way: way)
    return hits.pointee.failed == 0
  }

  func pack(_ text: TextPlaces) { text.pack(hits) }
}
