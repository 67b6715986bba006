import PatternMatching

/// Characters that stand for all others when it is asked what two parts of a pattern can both match.
///
/// What an atom such as `[^\W\d]` matches is told by PCRE2 itself, character by character, so that no class has to be
/// understood. Used by one task at a time.
final class ProbeAlphabet {
  /// Bit `i` stands for `characters[i]`.
  typealias Members = UInt128

  /// Caseless: no capitals. Letters first: attack texts are best read when they look like words.
  static let characters: [[UInt8]] = {
    let letters = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
    let marks = "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\t\n\r\u{1}éß’‘“”–—…\u{A0}日".unicodeScalars.map {
      String($0)
    }
    return (letters + marks).map { Array($0.utf8) }
  }()
  private static let indices = Dictionary(characters.enumerated().map { ($1, $0) }) { first, _ in first }

  private let scratch = MatchScratch()
  private var known: [String: Members] = [:]

  static func member(_ character: [UInt8]) -> Members { indices[character].map { 1 << Members($0) } ?? 0 }

  /// The first of some members; empty for none.
  static func first(of members: Members) -> [UInt8] {
    members == 0 ? [] : characters[members.trailingZeroBitCount]
  }

  /// Which characters an atom matches: a class, an escape or a dot, with the options that hold where it stands.
  func members(of atom: String) -> Members {
    if let members = known[atom] { return members }
    var members: Members = 0
    if let pattern = try? Pattern("\\A(?:\(atom))\\z") {
      for (index, character) in Self.characters.enumerated() {
        let outcome = character.withUnsafeBufferPointer { pattern.firstMatch(in: $0, scratch: scratch) }
        if case .match = outcome { members |= 1 << Members(index) }
      }
    }
    known[atom] = members
    return members
  }
}
