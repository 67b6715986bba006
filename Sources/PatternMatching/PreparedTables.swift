/// The search tables of several pattern sets as they were made when the program was built. Immutable; shared by
/// threads.
package struct PreparedTables: Sendable {
  /// The tables of one set. It owns its memory, which is never written after `init`: that is the proof behind
  /// `@unchecked Sendable`.
  package final class Block: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    /// - Parameter hexadecimal: As `PreparedTables.text` writes bytes; anything else gives a block that is
    ///   too short, and the tables are made anew.
    init(_ text: StaticString) {
      let count = text.utf8CodeUnitCount / 2
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, count), alignment: 16)
      let source = text.utf8Start
      for index in 0..<count { memory[index] = source[2 * index] &- 0x41 | (source[2 * index + 1] &- 0x41) << 4 }
      bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
    }

    deinit { bytes.deallocate() }
  }

  /// Says of which patterns the tables are, for the caller to compare.
  package let digest: String
  private let blocks: [String: StaticString]

  package init(digest: String, blocks: [String: StaticString]) {
    self.digest = digest
    self.blocks = blocks
  }

  /// The tables of the set that was given this name; unpacked anew at each call.
  package func block(_ name: String) -> Block? { blocks[name].map { Block($0) } }

  /// Bytes in letters, two for each, the lower half first: what `Block` reads in one step per byte.
  package static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.flatMap { [$0 & 15 + 0x41, $0 >> 4 + 0x41] }, as: UTF8.self)
  }
}
