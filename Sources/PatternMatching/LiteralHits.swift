/// Literals found in one text: their numbers and places, in the order in which they were found.
///
/// Plain memory that is reused from text to text; one per task.
final class LiteralHits {
  private(set) var literals: UnsafeMutablePointer<Int32>
  private(set) var places: UnsafeMutablePointer<Int32>
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
    places[count] = Int32(truncatingIfNeeded: place)
    count += 1
  }

  private func grow() {
    literals = Self.grown(literals, capacity)
    places = Self.grown(places, capacity)
    capacity *= 2
  }

  private static func grown(_ old: UnsafeMutablePointer<Int32>, _ count: Int) -> UnsafeMutablePointer<Int32> {
    let new = UnsafeMutablePointer<Int32>.allocate(capacity: count * 2)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }
}
