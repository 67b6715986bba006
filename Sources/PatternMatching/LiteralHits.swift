import CLiteralScan

/// Literals found in one text: their numbers and places, in the order in which they were found.
///
/// Places are bytes until `pack` makes them packed places: as `TextPlaces` counts in the high half, the
/// byte in the low; those ascend with the bytes. Plain memory that is reused from text to text; one per
/// task.
final class LiteralHits {
  private var hits = aside_hits()

  deinit { aside_hits_free(&hits) }

  var count: Int { hits.count }
  var literals: UnsafeMutablePointer<Int32> { hits.literals }
  var places: UnsafeMutablePointer<UInt64> { hits.places }

  /// Takes the hits of a new text; false when there was no memory for all of them.
  func read(_ text: UnsafeBufferPointer<UInt8>, _ index: LiteralIndex, way: Int32) -> Bool {
    hits.count = 0
    hits.failed = 0
    index.scan(text, into: &hits, way: way)
    return hits.failed == 0
  }

  func pack(_ text: TextPlaces) {
    for index in 0..<count {
      let byte = Int(places[index])
      places[index] = UInt64(text.place(ofByte: byte)) << 32 | UInt64(byte)
    }
  }
}
