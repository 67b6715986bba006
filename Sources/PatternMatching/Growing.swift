/// A list in memory of its own that grows and is never checked: indices come from its own count.
struct Growing: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt64>
  private var capacity = 4096
  private(set) var count = 0

  init() { memory = .allocate(capacity: capacity) }

  deinit { memory.deallocate() }

  subscript(index: Int) -> UInt64 {
    @inline(__always) get { memory[index] }
    @inline(__always) set { memory[index] = newValue }
  }

  mutating func removeAll() { count = 0 }

  /// New members hold anything.
  mutating func resize(to count: Int) {
    reserve(count)
    self.count = count
  }

  mutating func append(_ value: UInt64) {
    reserve(count + 1)
    memory[count] = value
    count += 1
  }

  /// `values` may not be a slice of this list.
  mutating func append(_ values: UnsafeBufferPointer<UInt64>) {
    reserve(count + values.count)
    for index in 0..<values.count { memory[count + index] = values[index] }
    count += values.count
  }

  /// Valid until the list changes.
  func slice(_ start: Int, count: Int) -> UnsafeBufferPointer<UInt64> {
    UnsafeBufferPointer(start: memory + start, count: count)
  }

  /// Sorts what stands from `start` on. Most lists are short and nearly in order.
  mutating func sort(from start: Int) {
    var part = UnsafeMutableBufferPointer(start: memory + start, count: count - start)
    guard part.count <= 32 else { return part.sort() }
    for index in 1..<max(1, part.count) {
      let value = part[index]
      var hole = index
      while hole > 0, part[hole - 1] > value {
        part[hole] = part[hole - 1]
        hole -= 1
      }
      part[hole] = value
    }
  }

  private mutating func reserve(_ needed: Int) {
    guard needed > capacity else { return }
    let larger = max(capacity * 2, needed)
    let new = UnsafeMutablePointer<UInt64>.allocate(capacity: larger)
    new.update(from: memory, count: count)
    memory.deallocate()
    memory = new
    capacity = larger
  }
}
