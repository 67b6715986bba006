/// The arrays of tables, in plain memory that C code reads: made now, or taken as they were when the
/// program was built.
///
/// A table asks for its arrays in a fixed order and says how each is made, which happens only where there is
/// nothing to take. The memory is written by `array` alone, which only the tables' initialisers call: that is the
/// proof behind `@unchecked Sendable`.
package final class TableStore: @unchecked Sendable {
  /// Arrays start at multiples of this: signs are read 64 bytes at once.
  static let alignment = 64

  private var made: [UnsafeMutableRawPointer] = []
  private var arrays: [UnsafeRawBufferPointer] = []
  private let prepared: PreparedTables.Block?
  private var position = 0

  /// - Parameter prepared: What `block` gave when the same patterns were prepared.
  package init(_ prepared: PreparedTables.Block? = nil) { self.prepared = prepared }

  deinit { for pointer in made { pointer.deallocate() } }

  /// The next array; valid as long as the store. From a block that ends too early it is made.
  package func array<Item: BitwiseCopyable>(_ make: () -> [Item]) -> UnsafeBufferPointer<Item> {
    if let taken: UnsafeBufferPointer<Item> = take() { return taken }
    let items = make()
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, items.count * MemoryLayout<Item>.stride), alignment: Self.alignment)
    made.append(memory.baseAddress.unsafelyUnwrapped)
    let copy = memory.initializeMemory(as: Item.self, fromContentsOf: items)
    let array = UnsafeBufferPointer(copy)
    arrays.append(UnsafeRawBufferPointer(array))
    return array
  }

  private func take<Item: BitwiseCopyable>() -> UnsafeBufferPointer<Item>? {
    guard let bytes = prepared?.bytes, position + Self.alignment <= bytes.count else { return nil }
    let count = Int(bytes.load(fromByteOffset: position, as: UInt64.self))
    let start = position + Self.alignment
    guard count >= 0, count <= bytes.count - start else { return nil }
    position = start + Self.padded(count)
    return UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)]).bindMemory(to: Item.self)
  }

  private static func padded(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }

  /// All arrays that were made, to be prepared.
  package var block: [UInt8] {
    var block: [UInt8] = []
    for array in arrays {
      withUnsafeBytes(of: UInt64(array.count)) { block += $0 }
      block += [UInt8](repeating: 0, count: Self.alignment - MemoryLayout<UInt64>.size)
      block += array
      block += [UInt8](repeating: 0, count: Self.padded(array.count) - array.count)
    }
    return block
  }
}
