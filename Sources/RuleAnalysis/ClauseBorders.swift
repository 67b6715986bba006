import TranscriptModel

/// Where clauses of a passage start and end, in bytes of the whole text.
struct ClauseBorders {
  /// In order, the passage's own start first.
  private(set) var starts: [Int]
  /// In order, the passage's own end last.
  private(set) var ends: [Int] = []

  private static let separators: [[UInt8]] = [",", ";", ":", ".", "!", "?", "—", "–", "("].map { Array($0.utf8) }

  init(_ bytes: [UInt8], _ passage: ByteRange) {
    starts = [passage.start]
    var position = passage.start
    while position < passage.end {
      let width = Self.width(bytes[position..<passage.end])
      guard width > 0 else {
        position += 1
        continue
      }
      let after = position + width
      var next = after
      while next < passage.end, Self.isBlank(bytes[next]) { next += 1 }
      // A mark inside a number or a word separates nothing.
      if next > after || bytes[position] >= 0x80 || Self.isBlank(bytes[position]) || bytes[position] == 0x28 {
        // A sentence keeps its mark, a clause does not.
        let isFinal = [0x2E, 0x21, 0x3F].contains(bytes[position])
        ends.append(isFinal ? after : position)
        if next < passage.end { starts.append(next) }
      }
      position = max(next, after)
    }
    ends.append(passage.end)
  }

  /// Bytes of the separator at the start; 0 where there is none.
  private static func width(_ rest: ArraySlice<UInt8>) -> Int {
    if rest.first == 0x0A { return 1 }
    return separators.first { rest.starts(with: $0) }?.count ?? 0
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
