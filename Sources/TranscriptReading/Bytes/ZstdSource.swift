import CZstd

/// Decompressed bytes of a zstd stream with any number of frames.
///
/// libzstd is used directly: libarchive gives nothing of a small stream that is cut off.
final class ZstdSource: ByteSource {
  private let source: any ByteSource
  private let stream: OpaquePointer?
  private var input = [UInt8](repeating: 0, count: 1 << 17)
  private var consumed = 0
  private var available = 0
  private var atFrameStart = true
  private var isDone = false

  init(_ source: any ByteSource) {
    self.source = source
    stream = ZSTD_createDStream()
    ZSTD_initDStream(stream)
    // 2 GiB windows are what `zstd --ultra --long=31` writes; the library refuses them unasked.
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, 31)
  }

  deinit { ZSTD_freeDStream(stream) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    while !isDone {
      if consumed == available { try refill() }
      if available == 0 {
        isDone = true
        if atFrameStart { return 0 }
        throw StreamFailure(code: .damagedStream, detail: "zstd: the stream is cut off")
      }
      let count = try decompressOnce(into: buffer)
      if count > 0 { return count }
    }
    return 0
  }

  private func refill() throws(StreamFailure) {
    consumed = 0
    available = 0
    available = try source.read(into: &input)
  }

  private func decompressOnce(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    var answer = 0
    input.withUnsafeBytes { bytes in
      var view = ZSTD_inBuffer(src: bytes.baseAddress, size: available, pos: consumed)
      answer = ZSTD_decompressStream(stream, &output, &view)
      consumed = view.pos
    }
    guard ZSTD_isError(answer) == 0 else {
      isDone = true
      if output.pos > 0 { return output.pos }
      throw StreamFailure(
        code: .damagedStream, detail: "zstd: " + String(cString: ZSTD_getErrorName(answer)))
    }
    atFrameStart = answer == 0
    return output.pos
  }
}
