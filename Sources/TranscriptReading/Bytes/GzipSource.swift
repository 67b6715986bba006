import CZlib

/// Decompressed bytes of a gzip stream with any number of members, or of one raw deflate stream.
///
/// zlib is used directly: libarchive gives nothing of a small stream that is cut off.
final class GzipSource: ByteSource {
  private let source: any ByteSource
  private var stream = z_stream()
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var consumed = 0
  private var available = 0
  private var isReady: Bool
  private var atMemberStart = true
  private var isDone = false

  private let isRaw: Bool

  /// - Parameter isRaw: A deflate stream without gzip's header, as zip holds it.
  init(_ source: any ByteSource, isRaw: Bool = false) {
    self.source = source
    self.isRaw = isRaw
    isReady = (isRaw ? aside_inflate_init_raw(&stream) : aside_inflate_init(&stream)) == Z_OK
    if isRaw { atMemberStart = false }
  }

  deinit { inflateEnd(&stream) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    guard isReady else { throw StreamFailure(code: .readFailed, detail: "zlib has no memory") }
    while !isDone {
      if consumed == available { try refill() }
      if available == 0 {
        isDone = true
        if atMemberStart { return 0 }
        throw StreamFailure(code: .damagedStream, detail: "gzip: the stream is cut off")
      }
      let count = try inflateOnce(into: buffer)
      if count > 0 { return count }
    }
    return 0
  }

  private func refill() throws(StreamFailure) {
    consumed = 0
    available = 0
    available = try source.read(into: &input)
  }

  private func inflateOnce(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    var answer: Int32 = Z_OK
    let room = UInt32(min(buffer.count, Int(Int32.max)))
    input.withUnsafeMutableBufferPointer { bytes in
      stream.next_in = bytes.baseAddress.map { $0 + consumed }
      stream.avail_in = UInt32(available - consumed)
      stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = room
      answer = inflate(&stream, Z_NO_FLUSH)
    }
    consumed = available - Int(stream.avail_in)
    let count = Int(room - stream.avail_out)
    switch answer {
    case Z_OK, Z_BUF_ERROR: atMemberStart = false
    case Z_STREAM_END:
      atMemberStart = true
      if isRaw { isDone = true }
      inflateReset(&stream)
    default:
      isDone = true
      // Bytes that follow a whole member and are no gzip are padding of some writers.
      if atMemberStart, count == 0 { return 0 }
      if count > 0 { return count }
      throw StreamFailure(code: .damagedStream, detail: "gzip: the data is damaged")
    }
    return count
  }
}
