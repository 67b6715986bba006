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
      // Zeros from the system, of which most are never touched.
      memory = calloc(aside_letters_count(text.baseAddress, text.count) + alignment, 1)
      guard let start = memory?.alignedUp(toMultipleOf: alignment) else {
        bytes = UnsafeRawBufferPointer(start: nil, count: 0)
        return
      }
      let written = aside_letters_read(
        text.baseAddress, text.count, start.assumingMemoryBound(to: UInt8.self))
      bytes = UnsafeRawBufferPointer(start: start, count: written)
    }

    deinit { free(memory) }
  }

  /// Half a byte is a capital from here on, a run of zeros a small letter from here on: 1, 2, 4, ... 2^15.
  private static let firstHalf = UInt8(ascii: "A")
  private static let firstRun = UInt8(ascii: "a")
  private static let longestRun = 15

  private let digests: [String: String]
  private let blocks: [String: StaticString]

  /// - Parameter digests: By name of a part of what the tables were made of.
  package init(digests: [String: String], blocks: [String: StaticString]) {
    self.digests = digests
    self.blocks = blocks
  }

  /// The tables, if this part of what they were made of is the same.
  package func made(of part: String, _ digest: String?) -> PreparedTables? {
    digest != nil && digests[part] == digest ? self : nil
  }

  /// The tables of the set that was given this name; unpacked anew at each call.
  package func block(_ name: String) -> Block? {
    blocks[name].map { Block(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) }
  }

  /// Bytes in letters, which a Swift literal can hold. Most of a table is zeros.
  package static func text(_ bytes: [UInt8]) -> String {
    var letters: [UInt8] = []
    var zeros = 0
    for byte in bytes {
      guard byte != 0 else {
        zeros += 1
        continue
      }
      appendRuns(&zeros, to: &letters)
      letters += [firstHalf + byte & 15, firstHalf + byte >> 4]
    }
    appendRuns(&zeros, to: &letters)
    return String(decoding: letters, as: UTF8.self)
  }

  private static func appendRuns(_ zeros: inout Int, to letters: inout [UInt8]) {
    while zeros > 0 {
      let power = min(longestRun, Int.bitWidth - 1 - zeros.leadingZeroBitCount)
      letters.append(firstRun + UInt8(power))
      zeros -= 1 << power
    }
  }
}
