import Foundation

/// One sample of an Inspect log that is spread over many members, put together again as one object:
/// the shell with `metadata`, `messages`, `events` and `attachments`.
///
/// Its `message_refs` point into `messages`, and `attachment://7` into `attachments`.
struct InspectChunks {
  let folder: String
  private var shell: [UInt8] = []
  private var metadata: [UInt8] = []
  private var sequences: [String: [(start: Int, bytes: [UInt8])]] = [:]
  private var failure: StreamFailure?

  /// The sequences that are read; `calls` repeats what `messages` holds.
  private static let sequenceNames = ["messages", "events", "attachments"]

  init(folder: String) { self.folder = folder }

  /// Folder and piece of a member name such as `samples/a/b_epoch_2/messages/0.json`; `nil` for others.
  static func piece(of name: String) -> (folder: String, name: String)? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    for count in [1, 2] where parts.count > count + 1 {
      let folder = parts.dropLast(count)
      guard let last = folder.last, isSampleFolder(last) else { continue }
      return (folder.joined(separator: "/"), parts.suffix(count).joined(separator: "/"))
    }
    return nil
  }

  /// Whether a name ends as samples are named: `…_epoch_3`.
  static func isSampleFolder(_ name: Substring) -> Bool {
    guard let range = name.range(of: "_epoch_", options: .backwards) else { return false }
    let digits = name[range.upperBound...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  mutating func add(_ piece: String, _ source: any ByteSource, limit: Int) {
    let parts = piece.split(separator: "/")
    let start = parts.last.flatMap { Int($0.replacing(".json", with: "")) }
    let isNeeded =
      piece == "sample.json" || piece == "metadata.json"
      || (parts.count == 2 && Self.sequenceNames.contains(String(parts[0])) && start != nil)
    guard isNeeded, failure == nil else { return }
    do throws(StreamFailure) {
      let bytes = try source.wholeBytes(limit: limit)
      switch piece {
      case "sample.json": shell = bytes
      case "metadata.json": metadata = bytes
      default: sequences[String(parts[0]), default: []].append((start ?? 0, bytes))
      }
    } catch {
      failure = StreamFailure(code: error.code, detail: "\(piece): \(error.detail)")
    }
  }

  /// The sample as one record of one block, or why it cannot be put together.
  func block(at place: MemberPlace) -> RecordBlock {
    let member = place.member(folder + "/sample.json").member
    let block = RecordBlock(path: place.path, member: member, capacity: 0)
    block.format = .inspect
    if let failure {
      block.append(failure)
    } else if let bytes = assembled() {
      block.append(bytes)
    } else {
      block.append(StreamFailure(code: .unreadableMember, detail: "the chunks of a sample do not fit together"))
    }
    return block
  }

  private func assembled() -> [UInt8]? {
    guard let body = Self.inside(shell, "{", "}") else { return nil }
    var bytes = [UInt8(ascii: "{")] + body
    var needsComma = !body.isEmpty
    func key(_ name: String) {
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      bytes += Array("\"\(name)\":".utf8)
      needsComma = true
    }
    if !metadata.isEmpty {
      key("metadata")
      bytes += metadata
    }
    for name in Self.sequenceNames {
      guard let joined = Self.joined(sequences[name] ?? []) else { return nil }
      key(name)
      bytes += joined
    }
    return bytes + [UInt8(ascii: "}")]
  }

  /// The items of all chunks as one array; `nil` where a chunk is no array.
  private static func joined(_ chunks: [(start: Int, bytes: [UInt8])]) -> [UInt8]? {
    var result = [UInt8(ascii: "[")]
    for chunk in chunks.sorted(by: { $0.start < $1.start }) {
      guard let items = inside(chunk.bytes, "[", "]") else { return nil }
      if items.isEmpty { continue }
      if result.count > 1 { result.append(UInt8(ascii: ",")) }
      result += items
    }
    return result + [UInt8(ascii: "]")]
  }

  /// What stands between the outermost brackets.
  private static func inside(_ bytes: [UInt8], _ open: Unicode.Scalar, _ close: Unicode.Scalar) -> ArraySlice<UInt8>? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) }),
      first < last, bytes[first] == UInt8(ascii: open), bytes[last] == UInt8(ascii: close)
    else { return nil }
    let inner = bytes[(first + 1)..<last]
    return inner.allSatisfy(isSpace) ? [] : inner
  }
}
