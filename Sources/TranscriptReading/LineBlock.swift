/// Whole lines of one stream, in a buffer of their own.
///
/// Handed from the reading task to a labelling task and then only read; that hand-over is the proof
/// behind `@unchecked Sendable`.
package final class LineBlock: @unchecked Sendable {
  /// A line without its line break, or what stands for one that could not be kept.
  package struct Line: Sendable {
    package var start: Int
    package var count: Int
    /// From 1.
    package var number: Int
    /// The line was longer than the limit and its bytes are gone.
    package var isTooLong: Bool
  }

  package let path: String
  package internal(set) var lines: [Line] = []
  /// Why the stream ended here, if it ended early.
  package internal(set) var failure: StreamFailure?
  /// Bytes of the file that were read for this block, compressed as they are; for progress.
  package internal(set) var fileBytes = 0
  private(set) var storage: UnsafeMutableRawBufferPointer

  init(path: String, capacity: Int) {
    self.path = path
    storage = .allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
  }

  /// A block without lines, for a stream that could not be opened.
  package convenience init(path: String, failure: StreamFailure) {
    self.init(path: path, capacity: 0)
    self.failure = failure
  }

  deinit { storage.deallocate() }

  var capacity: Int { storage.count - JSONParser.padding }

  func grow(to capacity: Int, keeping used: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<used]))
    storage.deallocate()
    storage = larger
  }

  /// The bytes of a line; `JSONParser.padding` readable bytes follow them.
  package func bytes(of line: Line) -> UnsafeBufferPointer<UInt8> {
    let slice = UnsafeMutableRawBufferPointer(rebasing: storage[line.start..<(line.start + line.count)])
    return UnsafeBufferPointer(slice.assumingMemoryBound(to: UInt8.self))
  }
}
