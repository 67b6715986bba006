/// Reads the central directory of a zip file.
struct ZipDirectory {
  private(set) var entries: [ZipFile.Entry] = []

  /// Entries that a directory may list; more is taken for damage.
  private static let maximumBytes = 1 << 30

  init(_ file: FileSource) throws(StreamFailure) {
    let (start, size) = try Self.place(in: file)
    guard size <= Self.maximumBytes else { throw Self.damaged }
    let bytes = try file.bytes(at: start, count: size)
    guard bytes.count == size else { throw Self.damaged }
    var position = 0
    while position + 46 <= bytes.count, bytes.integer(at: position, bytes: 4) == 0x0201_4B50 {
      guard let next = add(bytes, at: position) else { throw Self.damaged }
      position = next
    }
  }

  private static let damaged = StreamFailure(code: .damagedStream, detail: "zip: the directory is damaged")

  /// Start and size of the directory, by the record at the end of the file.
  private static func place(in file: FileSource) throws(StreamFailure) -> (start: Int, size: Int) {
    let total = file.size
    let tail = try file.bytes(at: max(0, total - 66_000), count: min(total, 66_000))
    guard let end = lastRecord(in: tail) else {
      throw StreamFailure(code: .damagedStream, detail: "zip: there is no directory")
    }
    var size = tail.integer(at: end + 12, bytes: 4)
    var start = tail.integer(at: end + 16, bytes: 4)
    let locator = end - 20
    if locator >= 0, tail.integer(at: locator, bytes: 4) == 0x0706_4B50 {
      let record = try file.bytes(at: tail.integer(at: locator + 8, bytes: 8), count: 56)
      guard record.count == 56, record.integer(at: 0, bytes: 4) == 0x0606_4B50 else { throw damaged }
      size = record.integer(at: 40, bytes: 8)
      start = record.integer(at: 48, bytes: 8)
    }
    guard size >= 0, start >= 0, start <= total, size <= total - start else { throw damaged }
    return (start, size)
  }

  private static func lastRecord(in tail: [UInt8]) -> Int? {
    guard tail.count >= 22 else { return nil }
    return stride(from: tail.count - 22, through: 0, by: -1).first { tail.integer(at: $0, bytes: 4) == 0x0605_4B50 }
  }

  /// Takes in one entry. Returns where the next one starts.
  private mutating func add(_ bytes: [UInt8], at start: Int) -> Int? {
    let nameEnd = start + 46 + bytes.integer(at: start + 28, bytes: 2)
    let extraEnd = nameEnd + bytes.integer(at: start + 30, bytes: 2)
    guard extraEnd <= bytes.count else { return nil }
    var entry = ZipFile.Entry(
      name: String(decoding: bytes[(start + 46)..<nameEnd], as: UTF8.self),
      method: UInt16(bytes.integer(at: start + 10, bytes: 2)),
      isEncrypted: bytes.integer(at: start + 8, bytes: 2) & 1 != 0,
      checksum: UInt32(bytes.integer(at: start + 16, bytes: 4)),
      compressedSize: bytes.integer(at: start + 20, bytes: 4), size: bytes.integer(at: start + 24, bytes: 4),
      offset: bytes.integer(at: start + 42, bytes: 4))
    Self.widen(&entry, bytes[nameEnd..<extraEnd])
    guard entry.size >= 0, entry.compressedSize >= 0, entry.offset >= 0 else { return nil }
    entries.append(entry)
    return extraEnd + bytes.integer(at: start + 32, bytes: 2)
  }

  /// Zip64: the extra field 1 holds those of the three numbers that did not fit into 32 bits.
  private static func widen(_ entry: inout ZipFile.Entry, _ extra: ArraySlice<UInt8>) {
    let extra = Array(extra)
    var position = 0
    while position + 4 <= extra.count {
      let id = extra.integer(at: position, bytes: 2)
      let end = position + 4 + extra.integer(at: position + 2, bytes: 2)
      var cursor = position + 4
      func next() -> Int {
        defer { cursor += 8 }
        return cursor + 8 <= min(end, extra.count) ? extra.integer(at: cursor, bytes: 8) : -1
      }
      if id == 1 {
        if entry.size == 0xFFFF_FFFF { entry.size = next() }
        if entry.compressedSize == 0xFFFF_FFFF { entry.compressedSize = next() }
        if entry.offset == 0xFFFF_FFFF { entry.offset = next() }
      }
      position = end
    }
  }
}

extension Array<UInt8> {
  /// A little-endian number; 0 where the bytes end before it, -1 where it is beyond 63 bits.
  func integer(at position: Int, bytes count: Int) -> Int {
    guard position >= 0, position + count <= self.count else { return 0 }
    let value = (0..<count).reduce(UInt64(0)) { $0 | UInt64(self[position + $1]) << UInt64(8 * $1) }
    return Int(exactly: value) ?? -1
  }
}
