import CLiteralScan

/// Places of a text as the bounds of a pattern count them; `aside_places.h` says what counts.
///
/// A distance in places is never greater than the pattern allows. Reused from text to text by one task.
final class TextPlaces {
  private var places = aside_places()

  deinit { aside_places_free(&places) }

  /// Holds U+017F or U+212A, which caseless UTF matching takes for `s` and `k`.
  var hasFoldingTrap: Bool { places.has_trap != 0 }

  /// Takes a new text; false when there was no memory. One pass over its bytes.
  func read(_ text: UnsafeBufferPointer<UInt8>, way: Int32) -> Bool {
    aside_places_read(&places, text.baseAddress, text.count, way)
    return places.failed == 0
  }

  /// The place of a byte, `0 ... count`.
  func place(ofByte byte: Int) -> Int { Int(aside_place_of_byte(&places, byte)) }

  func pack(_ hits: UnsafeMutablePointer<aside_hits>) { aside_hits_pack(hits, &places) }

  /// The first byte whose place is `place` or greater; 0 for places before the text.
  func byte(ofPlace place: Int) -> Int { place > 0 ? aside_byte_of_place(&places, UInt64(place)) : 0 }
}
