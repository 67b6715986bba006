import CLiteralScan

/// How far a part of a pattern can reach at most, in the places of `TextPlaces`.
///
/// A place is a character; one that ends a sentence counts for `stop` more. Most gaps of rules stay within a
/// sentence, so words beyond its end are out of their reach without a look at the text between.
package struct Reach: Sendable, Hashable {
  /// Places that a full stop, `!` or `?` counts beyond its own.
  static let stop = Int(ASIDE_STOP)
  /// Characters from one that is counted so to the next, at least: then `.{0,60}` is bounded too.
  static let stopSpacing = Int(ASIDE_STOP_SPACING)

  package var characters: Int
  /// Of them full stops, `!` and `?`, at most.
  package var stops: Int

  package init(_ characters: Int, stops: Int = 0) {
    self.characters = characters
    self.stops = stops
  }

  static let nothing = Reach(0)

  package var places: Int { characters + Self.stop * min(stops, characters / Self.stopSpacing + 1) }

  static func + (left: Reach, right: Reach) -> Reach {
    Reach(left.characters + right.characters, stops: left.stops + right.stops)
  }

  static func * (reach: Reach, count: Int) -> Reach {
    Reach(times(reach.characters, count), stops: times(reach.stops, count))
  }

  /// More than any text has. Repeats of repeats would leave the range of `Int`.
  private static let farthest = 1 << 40

  private static func times(_ number: Int, _ count: Int) -> Int {
    let (product, isBeyond) = number.multipliedReportingOverflow(by: count)
    return isBeyond ? farthest : min(product, farthest)
  }

  /// No less than either.
  static func larger(_ left: Reach, _ right: Reach) -> Reach {
    Reach(max(left.characters, right.characters), stops: max(left.stops, right.stops))
  }

  /// Of a string that is matched as it is, in UTF-8.
  static func of(_ string: [UInt8]) -> Reach {
    Reach(string.allSatisfy { $0 < 0x80 } ? string.count : 1, stops: string.count { isStop($0) })
  }

  static func isStop(_ byte: UInt8) -> Bool { ".!?".utf8.contains(byte) }
}
