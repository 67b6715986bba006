/// Literals found in one text: their numbers and places, in the order in which they were found.
///
/// Places are bytes until `pack` makes them packed places: as `TextPlaces` counts in the high half, the
/// byte in the low; those ascend with the bytes.
/// Plain memory that is reused from text to text; one per task.
final class LiteralHits {
  private(set) var literals: UnsafeMutablePointer<Int32>
  private(set) var places: UnsafeMutablePointer<UInt64>
  private(set) var count = 0
  private var capacity = 4096

  init() {
    literals = .allocate(capacity: capacity)
    places = .allocate(capacity: capacity)
  }

  deinit {
    literals.deallocate()
    places.deallocate()
  }

  func removeAll() { count = 0 }

  @inline(__always)
  func append(_ literal: Int32, at place: Int) {
    if count == capacity { grow() }
    literals[count] = literal
    places[count] = UInt64(truncatingIfNeeded: place)
    count += 1
  }

  private func grow() {
    literals = Self.grown(literals, capacity)
    places = Self.grown(places, capacity)
    capacity *= 2
  }

  private static func grown<Value>(_ old: UnsafeMutablePointer<Value>, _ count: Int) -> UnsafeMutablePointer<Value> {
    let new = UnsafeMutablePointer<Value>.allocate(capacity: count * 2)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }

  func pack(_ text: TextPlaces) {
    for index in 0..<count {
      let byte = Int(places[index])
      places[index] = UInt64(text.place(ofByte: byte)) << 32 | UInt64(byte)
    }
  }
}
