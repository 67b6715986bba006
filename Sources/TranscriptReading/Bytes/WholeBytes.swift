extension ByteSource {
  /// All bytes of the source.
  ///
  /// - Throws: Why it ended early, or that it holds more than `limit` bytes.
  func wholeBytes(limit: Int) throws(StreamFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try read(into: &buffer)
      if count == 0 { return bytes }
      if bytes.count + count > limit {
        throw StreamFailure(code: .memberTooLarge, detail: "more than \(limit) bytes")
      }
      bytes += buffer[..<count]
    }
  }
}

extension RecordBlock {
  /// A block of one record: all bytes of `source`, or why they cannot be had.
  ///
  /// - Parameter size: How many are expected.
  convenience init(path: String, member: String?, whole source: any ByteSource, size: Int = 1 << 16, limit: Int) {
    self.init(path: path, member: member, capacity: min(max(size, 1) + 1, min(limit, 1 << 28)))
    var count = 0
    do throws(StreamFailure) {
      while true {
        if count == capacity { grow(to: min(capacity * 2, limit + 1), keeping: count) }
        let got = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: storage[count..<capacity]))
        if got == 0 { break }
        count += got
        if count > limit { throw StreamFailure(code: .memberTooLarge, detail: "more than \(limit) bytes") }
      }
      records = [Record(start: 0, count: count)]
    } catch {
      records = [Record(start: 0, count: 0, failure: error)]
    }
  }
}
