import CLiteralScan
import Foundation

/// The search tables of several pattern sets as they were made when the program was built. Immutable; shared by
/// threads.
package struct PreparedTables: Sendable {
  /// The tables of one set. It owns its memory, which is never written after `init`: that is the proof behind
  /// `@unchecked Sendable`.
  package final class Block: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer
    private let memory: UnsafeMutableRawPointer?

    /// - Parameter text: As `PreparedTables.text` writes bytes; of anything else what was understood, and the
    ///   tables behind it are made anew.
    init(_ text: UnsafeBufferPointer<UInt8>) {
      let alignment = TableStore.alignment
      let (count, letters) = PreparedTables.parts(of: text)
      memory = malloc(count + alignment)
      guard let start = memory?.alignedUp(toMultipleOf: alignment) else {
        bytes = UnsafeRawBufferPointer(start: nil, count: 0)
        return
      }
      let written = aside_letters_read(
        letters.baseAddress, letters.count, start.assumingMemoryBound(to: UInt8.self), count)
      bytes = UnsafeRawBufferPointer(start: start, count: written)
    }

    deinit { free(memory) }
  }

  private let digests: [String: String]
  private let blocks: [String: StaticString]
  private let codes: [String: StaticString]

  /// - Parameters:
  ///   - digests: By name of a part of what the tables were made of.
  ///   - codes: By name of a pattern set, as `PreparedCodes` reads them.
  package init(
    digests: [String: String], blocks: [String: StaticString] = [:], codes: [String: StaticString] = [:]
  ) {
    self.digests = digests
    self.blocks = blocks
    self.codes = codes
  }

  /// The tables, if this part of what they were made of is the same.
  package func made(of part: String, _ digest: String?) -> PreparedTables? {
    digest != nil && digests[part] == digest ? self : nil
  }

  /// The tables that were given this name; unpacked anew at each call.
  package func block(_ name: String) -> Block? {
    blocks[name].map { letters in
      defer { aside_letters_drop(letters.utf8Start, letters.utf8CodeUnitCount) }
      return Block(UnsafeBufferPointer(start: letters.utf8Start, count: letters.utf8CodeUnitCount))
    }
  }

  /// The tables and the codes of the pattern set that was given this name.
  package func set(_ name: String) -> PatternSet.Prepared? {
    block(name).map { PatternSet.Prepared(tables: $0, codes: codes[name].map(PreparedCodes.init)) }
  }

  /// Bytes as a literal can hold them: their number, a space, and letters.
  package static func text(_ bytes: [UInt8]) -> String { "\(bytes.count) \(letters(bytes))" }

  /// How many bytes a text has, none for one that no `text` wrote, and its letters.
  fileprivate static func parts(of text: UnsafeBufferPointer<UInt8>) -> (Int, UnsafeBufferPointer<UInt8>) {
    let head = text.prefix { $0 != UInt8(ascii: " ") }
    guard let count = Int(String(decoding: head, as: UTF8.self)), (0...text.count).contains(count),
      head.count < text.count
    else { return (0, UnsafeBufferPointer(rebasing: text[..<0])) }
    return (count, UnsafeBufferPointer(rebasing: text[(head.count + 1)...]))
  }

  /// Bytes in letters, which a Swift literal can hold.
  static func letters(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { letters in
      letters.baseAddress.map { aside_letters_write(bytes, bytes.count, $0) } ?? 0
    }
  }
}
