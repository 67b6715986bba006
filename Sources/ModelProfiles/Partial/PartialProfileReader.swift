import TranscriptModel
import TranscriptReading
import YAMLDocuments

/// Reads partial profiles and merges them as they come: one file may hold several, one after the other, plain or
/// compressed with gzip or zstd.
///
/// Memory: the merged sums, and those of the group that is being read.
package struct PartialProfileReader {
  /// Everything read so far; `nil` before the first whole one.
  package private(set) var merged: PartialProfile?
  private var part: PartialProfile?
  private var group: PartialGroup?
  private var groups = 0
  private var prompts = 0

  package init() {}

  /// True when the file starts as a partial profile does, or is compressed. A file that cannot be opened is none.
  package static func recognises(_ head: some Collection<UInt8>) -> Bool {
    let start = #"{"schema":"aside.partial-profile/"#.utf8
    return head.starts(with: start) || head.starts(with: [0x1F, 0x8B]) || head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
  }

  /// - Parameter path: `-` for standard input.
  /// - Throws: `P006` for what is no whole partial profile, `P007` for one that does not fit those before it.
  package mutating func read(_ path: String) throws(Diagnostic) {
    let blocks: any BlockSource
    do throws(StreamFailure) {
      blocks = try DumpReader(path: path, format: .flat).blocks()
    } catch {
      throw Self.unreadable(error, path)
    }
    let records = RecordParser()
    while let block = blocks.next() {
      var problem: Diagnostic?
      records.placedValues(of: block) { root, source in
        guard problem == nil else { return }
        let line = source.line ?? 1
        do throws(Diagnostic) {
          guard let root else { throw Self.malformed("the line is no JSON", path, line) }
          try take(root, path, line)
        } catch {
          problem = error
        }
      }
      if let problem { throw problem }
      if let failure = block.failure { throw Self.unreadable(failure, path) }
    }
    guard part == nil, merged != nil else {
      throw Self.malformed(part == nil ? "it is empty" : "it is cut off: its last line is missing", path, 1)
    }
  }

  private mutating func take(_ root: JSONValue, _ path: String, _ line: Int) throws(Diagnostic) {
    // What is taken of `part` here must end before it is changed, or changing it would copy it.
    guard let names = part?.sums.names else { return try open(root, path, line) }
    if root["group"] != nil {
      try closeGroup(path, line)
      guard let next = part.flatMap({ PartialGroup(root, columns: $0.sums.columns, names) }) else {
        throw Self.malformed("the group is damaged", path, line)
      }
      group = next
      groups += 1
    } else if let end = root["end"] {
      try closeGroup(path, line)
      guard end["groups"]?.integer == groups, end["prompts"]?.integer == prompts, let whole = part else {
        throw Self.malformed("lines are missing before its end", path, line)
      }
      part = nil
      try add(whole, path, line)
    } else {
      guard group?.add(root, names) == true else {
        throw Self.malformed("the line is no prompt of a group", path, line)
      }
      prompts += 1
    }
  }

  private mutating func open(_ head: JSONValue, _ path: String, _ line: Int) throws(Diagnostic) {
    guard let empty = PartialLines.head(head) else {
      throw Self.malformed("a partial profile starts with its head", path, line)
    }
    do throws(Diagnostics) {
      part = try empty()
    } catch {
      throw error.items.first ?? Self.malformed("its head is damaged", path, line)
    }
    (groups, prompts) = (0, 0)
  }

  private mutating func closeGroup(_ path: String, _ line: Int) throws(Diagnostic) {
    guard let group else { return }
    guard group.isConsistent else {
      throw Self.malformed("the prompts of a group do not add up to its texts", path, line)
    }
    part?.sums.add(group.sums, of: group.key)
    self.group = nil
  }

  private mutating func add(_ whole: PartialProfile, _ path: String, _ line: Int) throws(Diagnostic) {
    guard var sum = merged else { return merged = whole }
    // The only reference, so that merging copies nothing.
    merged = nil
    let difference = sum.merge(whole)
    merged = sum
    guard let difference else { return }
    throw Diagnostic(
      code: ProfileCode.partsDiffer, message: "this partial profile has \(difference)", path: path, line: line,
      help: "parts are merged only when they were made with the same rules and --by")
  }

  private static func malformed(_ what: String, _ path: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      code: ProfileCode.badPartial, message: "this is no whole partial profile: \(what)", path: path,
      line: line, help: "write it again: aside label … --to partial, or aside profile STORE --format partial")
  }

  private static func unreadable(_ failure: StreamFailure, _ path: String) -> Diagnostic {
    let detail = failure.detail.isEmpty ? "" : " (\(failure.detail))"
    return Diagnostic(
      code: ProfileCode.badPartial,
      message: "the partial profile cannot be read: \(failure.code.title)\(detail)", path: path, help: failure.code.cure
    )
  }
}
