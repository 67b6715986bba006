/// A stream of bytes that is read once, front to back.
package protocol ByteSource: AnyObject {
  /// Fills `buffer` from its start.
  ///
  /// - Returns: Bytes read; 0 only at the end.
  /// - Throws: Why nothing more can be read. What came before stays good.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int
}

/// Why a stream ended before its end.
package struct StreamFailure: Error, Sendable, Equatable {
  package let code: UnreadCode
  package let detail: String

  /// Nothing more was wanted; what is missing is no fault of the stream.
  static let stopped = StreamFailure(code: .readFailed, detail: "stopped")
}

extension ByteSource {
  /// Fills the first `count` elements of `array`, all of them by default, and returns how many.
  func read(into array: inout [UInt8], count: Int? = nil) throws(StreamFailure) -> Int {
    let room = min(count ?? array.count, array.count)
    let result = array.withUnsafeMutableBytes { bytes -> Result<Int, StreamFailure> in
      do throws(StreamFailure) {
        return .success(try read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<room])))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
