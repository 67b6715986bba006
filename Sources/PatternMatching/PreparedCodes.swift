import CLiteralScan
import CPCRE2
import Synchronization

/// The compiled codes of many patterns, as PCRE2 wrote them when the program was built; to read one takes a hundredth of
/// what it takes to compile it. The memory of their text is never written: that is the proof behind `@unchecked Sendable`.
///
/// They are PCRE2's own serialized codes (pcre2serialize(3)), which another version of the library refuses: then patterns
/// are compiled. A text of them starts with a line of lengths, in letters and in bytes: of what all codes begin with,
/// tables of characters, and of what each has behind that. The letters follow.
package final class PreparedCodes: @unchecked Sendable {
  private let text: UnsafeBufferPointer<UInt8>
  private let isInProgramFile: Bool
  /// Codes that were read; now and then the letters of all are given back.
  private let readings = Atomic<Int>(0)
  private static let readingsPerDrop = 16
  /// Where the letters of each piece stand in the text, and its bytes; the first piece starts all codes.
  private let pieces: [(letters: Range<Int>, bytes: Int)]

  package convenience init(_ text: StaticString) {
    self.init(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), isInProgramFile: true)
  }

  /// - Parameter text: As `text(of:)` wrote it, and not freed before this object; nothing is taken from any other.
  init(_ text: UnsafeBufferPointer<UInt8>, isInProgramFile: Bool = false) {
    self.text = text
    self.isInProgramFile = isInProgramFile
    let head = text.prefix { $0 != UInt8(ascii: "\n") }
    let lengths = head.split(separator: UInt8(ascii: " ")).map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
    var place = head.count + 1
    var pieces: [(Range<Int>, Int)] = []
    for index in stride(from: 0, to: lengths.count - 1, by: 2) {
      let (letters, bytes) = (lengths[index], lengths[index + 1])
      guard place <= text.count, (0...(text.count - place)).contains(letters), (0...Self.mostBytes).contains(bytes)
      else { break }
      pieces.append((place..<(place + letters), bytes))
      place += letters
    }
    self.pieces = pieces.count * 2 == lengths.count ? pieces : []
  }

  /// Of one piece: a pattern of 1 MiB has less.
  private static let mostBytes = 1 << 26

  package var count: Int { max(0, pieces.count - 1) }

  /// A new code, to be freed by who asked; `nil` where none was prepared or PCRE2 refuses it.
  func code(_ number: Int) -> OpaquePointer? {
    guard number >= 0, number < count, pieces[number + 1].bytes > 0, let start = bytes(of: 0),
      let rest = bytes(of: number + 1)
    else { return nil }
    if isInProgramFile, readings.wrappingAdd(1, ordering: .relaxed).newValue % Self.readingsPerDrop == 0 {
      aside_letters_drop(text.baseAddress, text.count)
    }
    var code: OpaquePointer?
    return pcre2_serialize_decode_8(&code, 1, start + rest, nil) == 1 ? code : nil
  }

  /// `nil` for a piece that was not written like this: PCRE2 cannot know where its bytes end.
  private func bytes(of number: Int) -> [UInt8]? {
    let piece = pieces[number]
    let letters = UnsafeBufferPointer(rebasing: text[piece.letters])
    let bytes = [UInt8](unsafeUninitializedCapacity: piece.bytes) { bytes, written in
      guard let first = bytes.baseAddress else { return }
      written = aside_letters_read(letters.baseAddress, letters.count, first, piece.bytes)
    }
    return bytes.count == piece.bytes ? bytes : nil
  }

  /// The codes of patterns, in their order; one that does not compile has none. Cost: some 0.1 ms a pattern.
  package static func text(of patterns: [Pattern]) -> String {
    let streams = patterns.map { pattern -> [UInt8] in
      guard let code = PatternCode.factoredCode(pattern.source, caseless: pattern.caseless) else { return [] }
      defer { pcre2_code_free_8(code) }
      return serialized(code)
    }
    let start = commonStart(streams.filter { !$0.isEmpty })
    let pieces = [start] + streams.map { Array($0.dropFirst(start.count)) }
    let letters = pieces.map(PreparedTables.letters)
    let lengths = zip(letters, pieces).map { "\($0.utf8.count) \($1.count)" }
    return lengths.joined(separator: " ") + "\n" + letters.joined()
  }

  private static func serialized(_ code: OpaquePointer) -> [UInt8] {
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var codes: [OpaquePointer?] = [code]
    guard pcre2_serialize_encode_8(&codes, 1, &bytes, &count, nil) == 1, let bytes else { return [] }
    defer { pcre2_serialize_free_8(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// At least a byte less than any of them: a code of which nothing is left is none.
  private static func commonStart(_ streams: [[UInt8]]) -> [UInt8] {
    guard let first = streams.first else { return [] }
    let count = streams.reduce(first.count) { count, stream in
      min(stream.count - 1, zip(first.prefix(count), stream).prefix { $0 == $1 }.count)
    }
    return Array(first.prefix(count))
  }
}
