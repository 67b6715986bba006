import CPCRE2
import LazyValues
import TranscriptModel

/// One PCRE2 pattern: UTF, Unicode properties and caseless unless told otherwise.
///
/// Compiled when it is first used, since most patterns of a rule set are never needed. All that a match writes lives in
/// `MatchScratch` (pcre2api(3), "Multithreading").
package final class Pattern: Sendable {
  private let written: LazyValue<String>
  let caseless: Bool
  private let code: PatternCode

  /// - Throws: PCRE2's message and the byte of the pattern it points at. More than 127 groups, a
  ///   pattern over 1 MiB and `\C` are refused as well.
  package convenience init(_ source: String, caseless: Bool = true) throws(PatternError) {
    self.init(checked: source, caseless: caseless)
    pcre2_code_free_8(try Self.compile(source, caseless: caseless))
  }

  /// A pattern that is known to compile. One that does not after all never matches.
  package convenience init(checked source: String, caseless: Bool = true) {
    self.init(LazyValue(made: source), caseless: caseless)
  }

  /// The same, its source asked for when it is first needed: never, where code and tables were prepared.
  package convenience init(checked source: @escaping @Sendable () -> String) {
    self.init(LazyValue(source), caseless: true)
  }

  private init(_ written: LazyValue<String>, caseless: Bool) {
    self.written = written
    self.caseless = caseless
    code = PatternCode(written, caseless: caseless)
  }

  package var source: String { written.value }

  /// Takes its code from what was compiled when the program was built, as the one of this number there.
  func take(_ number: Int, of codes: PreparedCodes) { code.take(number, of: codes) }

  /// What every match must hold, for the prefilter; nothing where none could be derived. Computed anew
  /// at each call.
  package func requiredLiterals(sharing parts: SharedParts = SharedParts()) -> RequiredLiterals {
    caseless ? LiteralWalker.requiredLiterals(of: source, sharing: parts) : .none
  }

  /// - Parameter more: Options of PCRE2 beside those that every pattern has.
  static func compile(_ source: String, caseless: Bool, adding more: UInt32 = 0) throws(PatternError) -> OpaquePointer {
    guard source.utf8.count <= 1 << 20 else {
      throw PatternError(message: "the pattern is longer than 1 MiB", offset: 1 << 20)
    }
    var options = more | PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    if caseless { options |= PCRE2_CASELESS }
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil) else {
      throw PatternError(message: message(of: number), offset: min(offset, bytes.count))
    }
    var groups: UInt32 = 0
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    guard groups < MatchScratch.pairs else {
      pcre2_code_free_8(code)
      throw PatternError(message: "the pattern has more than 127 capture groups", offset: 0)
    }
    return code
  }

  private static func message(of number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return String(decoding: buffer.prefix(Int(max(0, length))), as: UTF8.self)
  }

  /// Named groups: name and group number, 1..., ordered by name.
  private static func names(of code: OpaquePointer) -> [(name: String, number: Int)] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    guard let table, size > 2 else { return [] }
    return (0..<Int(count)).map { index in
      let entry = UnsafeBufferPointer(start: table + index * Int(size), count: Int(size))
      let name = String(decoding: entry.dropFirst(2).prefix { $0 != 0 }, as: UTF8.self)
      return (name, Int(entry[0]) << 8 | Int(entry[1]))
    }
  }

  /// Searches `text` from byte `start` on.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8; PCRE2 does not check it again.
  ///   - start: A byte on a scalar border, `0 ... text.count`. Look-behind sees the bytes before it.
  ///   - last: The last byte at which a match may start; -1, PCRE2's own mark, for any.
  ///   - scratch: Used by no other search meanwhile.
  package func firstMatch(
    in text: UnsafeBufferPointer<UInt8>, from start: Int = 0, to last: Int = -1, scratch: MatchScratch
  ) -> SearchOutcome {
    let subject = text.baseAddress ?? Self.emptySubject
    if scratch.triesPlainCode {
      let answer = code.searchPlain { code in
        pcre2_set_offset_limit_8(scratch.shortContext, last)
        return pcre2_match_8(
          code, subject, text.count, start, PCRE2_NO_UTF_CHECK, scratch.data, scratch.shortContext)
      }
      if answer == PCRE2_ERROR_NOMATCH { return .noMatch }
      if let answer, answer >= 0 { return .match(Self.match(in: scratch, pairs: Int(answer))) }
    }
    guard let code = code.fastCode() else { return .noMatch }
    pcre2_set_offset_limit_8(scratch.context, last)
    var answer = pcre2_match_8(
      code, subject, text.count, start, PCRE2_NO_UTF_CHECK, scratch.data, scratch.context)
    let first = Self.limit(of: answer)
    if first != nil {
      answer = pcre2_match_8(
        code, subject, text.count, start, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, scratch.data,
        scratch.context)
    }
    if answer == PCRE2_ERROR_NOMATCH { return .noMatch }
    guard answer >= 0 else {
      let second = Self.limit(of: answer) ?? .other
      return .limit(first == .stack && second != .other ? .stack : second)
    }
    return .match(Self.match(in: scratch, pairs: Int(answer)))
  }

  // A pointer that may be read for zero bytes; PCRE2 refuses NULL. Never written, never freed.
  nonisolated(unsafe) private static let emptySubject = UnsafePointer(
    UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  private static func limit(of answer: Int32) -> MatchLimit? {
    switch answer {
    case PCRE2_ERROR_JIT_STACKLIMIT: .stack
    case PCRE2_ERROR_MATCHLIMIT: .match
    case PCRE2_ERROR_DEPTHLIMIT: .depth
    case PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_NOMEMORY: .heap
    default: nil
    }
  }

  private static func match(in scratch: MatchScratch, pairs: Int) -> PatternMatch {
    guard let offsets = pcre2_get_ovector_pointer_8(scratch.data) else {
      return PatternMatch(range: ByteRange(0, 0), groups: [])
    }
    // `\K` in a look-ahead can put the start behind the end; the contract is start <= end.
    let range = ByteRange(min(offsets[0], offsets[1]), offsets[1])
    let groups = (1..<max(1, pairs)).map { group -> ByteRange? in
      // PCRE2_UNSET is the greatest size_t, which arrives here as -1.
      offsets[2 * group] < 0 || offsets[2 * group] > offsets[2 * group + 1]
        ? nil : ByteRange(offsets[2 * group], offsets[2 * group + 1])
    }
    return PatternMatch(range: range, groups: groups)
  }

  /// Calls `visit` with every match, left to right, without overlaps; stops at a limit.
  ///
  /// An empty match is reported once per place and the search goes on one scalar later.
  /// - Returns: The limit that ended the search early, or `nil`.
  package func eachMatch(
    in text: UnsafeBufferPointer<UInt8>, scratch: MatchScratch, _ visit: (PatternMatch) -> Void
  ) -> MatchLimit? {
    var start = 0
    while start <= text.count {
      switch firstMatch(in: text, from: start, scratch: scratch) {
      case .noMatch: return nil
      case .limit(let limit): return limit
      case .match(let match):
        visit(match)
        start = max(match.range.end, start)
        if match.range.isEmpty { start = Self.nextScalar(after: start, in: text) }
      }
    }
    return nil
  }

  /// The same, when it is known where matches can start. Windows are sorted and do not overlap.
  func eachMatch(
    in text: UnsafeBufferPointer<UInt8>, startingIn windows: ArraySlice<StartWindow>, scratch: MatchScratch,
    _ visit: (PatternMatch) -> Void
  ) -> MatchLimit? {
    var start = 0
    for window in windows {
      start = max(start, window.first)
      while start <= window.last {
        switch firstMatch(in: text, from: start, to: window.last, scratch: scratch) {
        case .noMatch: start = window.last + 1
        case .limit(let limit): return limit
        case .match(let match):
          visit(match)
          start = max(match.range.end, start)
          if match.range.isEmpty { start = Self.nextScalar(after: start, in: text) }
        }
      }
    }
    return nil
  }

  private static func nextScalar(after offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var next = offset + 1
    while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// The named groups that took part in `match`.
  package func namedGroups(of match: PatternMatch) -> [(name: String, range: ByteRange)] {
    // Only matches ask, and few patterns have names.
    guard !match.groups.isEmpty, let code = code.anyCode() else { return [] }
    return Self.names(of: code).compactMap { entry in
      guard entry.number <= match.groups.count, let range = match.groups[entry.number - 1] else { return nil }
      return (entry.name, range)
    }
  }
}
