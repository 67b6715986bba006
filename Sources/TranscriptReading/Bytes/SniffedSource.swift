/// A source whose first bytes were looked at: gives them again, then the rest.
final class SniffedSource: ByteSource {
  let head: [UInt8]
  private var position = 0
  private let rest: any ByteSource
  private let failure: StreamFailure?

  /// Reads up to `count` bytes ahead.
  init(_ source: any ByteSource, count: Int = 16) {
    rest = source
    var head: [UInt8] = []
    var failure: StreamFailure?
    var buffer = [UInt8](repeating: 0, count: count)
    while head.count < count {
      do throws(StreamFailure) {
        let got = try source.read(into: &buffer, count: count - head.count)
        if got == 0 { break }
        head += buffer[..<got]
      } catch {
        failure = error
        break
      }
    }
    self.head = head
    self.failure = failure
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFailure) -> Int {
    if position < head.count {
      let count = min(buffer.count, head.count - position)
      for offset in 0..<count { buffer[offset] = head[position + offset] }
      position += count
      return count
    }
    if let failure { throw failure }
    return try rest.read(into: buffer)
  }
}
