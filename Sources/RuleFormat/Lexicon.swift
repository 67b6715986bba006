import LazyValues
import YAMLDocuments

/// The named alternations of `Rules/lexicon.yaml`, used as `{name}` in patterns.
package struct Lexicon: Sendable {
  /// Where it stands in a rules folder.
  package static let path = "lexicon.yaml"

  package private(set) var entries: [String: String] = [:]
  /// Entries with their own names written out, where that is possible.
  private var writtenOut = LazyValue<[String: [UInt8]]>(made: [:])

  package init() {}

  package mutating func define(_ name: String, as regex: String) {
    entries[name] = regex
    writtenOut = LazyValue(made: [:])
  }

  /// Has entries written out once, when the first is needed, so that `expand` need not do it for each pattern that uses
  /// one; those beyond 64 MiB together are left to it.
  package mutating func writeOutEntries() {
    let lexicon = self
    writtenOut = LazyValue {
      var bytes = 0
      var writtenOut: [String: [UInt8]] = [:]
      for name in lexicon.entries.keys.sorted() where bytes < ExpansionBudget.bytes {
        if let regex = try? lexicon.writeOut(name, offset: 0, depth: 0, budget: Self.maximumBytes) {
          writtenOut[name] = regex
          bytes += regex.count
        }
      }
      return writtenOut
    }
  }

  /// An entry with its own names written out, in a group; `nil` when there is none or it cannot be.
  package func writtenOut(_ name: String) -> String? {
    (try? writeOut(name, offset: 0, depth: 0, budget: Self.maximumBytes)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A regex with its names written out.
  package struct Expansion: Sendable {
    package var regex: String
    /// Pieces of `regex`: where each starts, and the byte of the written regex it came from.
    /// Bytes of an expanded name all map to the name's brace.
    fileprivate var pieces: [(start: Int, written: Int, isLiteral: Bool)]

    /// The byte of the written regex that byte `offset` of `regex` came from.
    package func writtenOffset(of offset: Int) -> Int {
      guard let piece = pieces.last(where: { $0.start <= offset }) else { return offset }
      return piece.isLiteral ? piece.written + offset - piece.start : piece.written
    }
  }

  /// Why a name cannot be written out; `offset` is the byte of its brace.
  package enum ExpansionError: Error, Equatable {
    case unknown(name: String, offset: Int, nearest: String?)
    case tooDeep(name: String, offset: Int)
  }

  private static let maximumBytes = 262_144

  /// Names may use names, eight levels deep; the result is at most 256 KiB.
  package func expand(_ written: String) throws(ExpansionError) -> Expansion {
    let bytes = Array(written.utf8)
    var regex: [UInt8] = []
    var pieces: [(start: Int, written: Int, isLiteral: Bool)] = [(0, 0, true)]
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count {
        regex += bytes[position...(position + 1)]
        position += 2
        // `\p{L}`, `\x{41}`, `\k{name}` and their like keep their braces.
        if position < bytes.count, bytes[position] == UInt8(ascii: "{"),
          "pPxokgN".utf8.contains(bytes[position - 1]),
          let end = bytes[position...].firstIndex(of: UInt8(ascii: "}"))
        {
          regex += bytes[position...end]
          position = end + 1
        }
        continue
      }
      guard let name = Self.name(at: position, in: bytes) else {
        regex.append(bytes[position])
        position += 1
        continue
      }
      pieces.append((regex.count, position, false))
      regex += try writeOut(name, offset: position, depth: 0, budget: Self.maximumBytes - regex.count)
      position += name.utf8.count + 2
      pieces.append((regex.count, position, true))
    }
    return Expansion(regex: String(decoding: regex, as: UTF8.self), pieces: pieces)
  }

  private func writeOut(
    _ name: String, offset: Int, depth: Int, budget: Int
  ) throws(ExpansionError) -> [UInt8] {
    if depth == 0, let known = writtenOut.value[name], known.count < budget { return known }
    guard let entry = entries[name] else {
      throw .unknown(name: name, offset: offset, nearest: NearestName.of(name, among: entries.keys.sorted()))
    }
    guard depth < 8, entry.utf8.count < budget else { throw .tooDeep(name: name, offset: offset) }
    let bytes = Array(entry.utf8)
    var result: [UInt8] = Array("(?:".utf8)
    var position = 0
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "\\"), let inner = Self.name(at: position, in: bytes) {
        let left = budget - result.count
        result += try writeOut(inner, offset: offset, depth: depth + 1, budget: left)
        position += inner.utf8.count + 2
      } else {
        let step = bytes[position] == UInt8(ascii: "\\") && position + 1 < bytes.count ? 2 : 1
        result += bytes[position..<(position + step)]
        position += step
      }
    }
    guard result.count < budget else { throw .tooDeep(name: name, offset: offset) }
    return result + [UInt8(ascii: ")")]
  }

  /// The name in `{name}` when one stands at `position`: lowercase letters, digits, hyphens.
  static func name(at position: Int, in bytes: [UInt8]) -> String? {
    guard bytes[position] == UInt8(ascii: "{"),
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")), end > position + 1
    else { return nil }
    let name = bytes[(position + 1)..<end]
    guard let first = name.first, (0x61...0x7A).contains(first),
      name.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
