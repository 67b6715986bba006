import Foundation

/// Walks over JSON text as it comes, value by value, without parsing what is inside.
///
/// Only strings and brackets are told apart; whether a value is good JSON is the parser's to say.
final class JSONStream {
  private let source: any ByteSource
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var position = 0
  private var available = 0
  /// Why the source ended early.
  private(set) var failure: StreamFailure?

  init(_ source: any ByteSource) { self.source = source }
  deinit { buffer.deallocate() }

  private var isAtStart = true

  private func fill() -> Bool {
    guard failure == nil else { return false }
    position = 0
    available = 0
    do throws(StreamFailure) { available = try source.read(into: buffer) } catch { failure = error }
    return available > 0
  }

  /// Passes over a byte order mark.
  private func start() {
    isAtStart = false
    for byte: UInt8 in [0xEF, 0xBB, 0xBF] {
      guard position < available || fill(), buffer[position] == byte else { return }
      position += 1
    }
  }

  /// The next byte that is no white space, without taking it; `nil` at the end.
  func peek() -> UInt8? {
    if isAtStart { start() }
    while true {
      while position < available {
        let byte = buffer[position]
        if byte != 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 { return byte }
        position += 1
      }
      if !fill() { return nil }
    }
  }

  /// Takes the next byte that is no white space when it is `byte`.
  func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Where the bytes of a value go.
  struct Sink {
    var bytes: [UInt8] = []
    let limit: Int
    /// More bytes came than are kept.
    private(set) var isOver = false

    init(limit: Int) { self.limit = limit }

    mutating func append(_ new: UnsafeRawBufferPointer) {
      if isOver { return }
      if bytes.count + new.count > limit {
        isOver = true
        bytes = []
      } else {
        bytes.append(contentsOf: new)
      }
    }
  }

  /// How far the value that is being passed is.
  private struct Progress {
    var depth = 0
    var isInString = false
    var isEscaped = false
    var isScalar = false
    var isDone = false
  }

  /// Passes one value, with its bytes into `sink`. Returns false where the text ends inside it.
  func pass(into sink: inout Sink) -> Bool {
    guard let first = peek() else { return false }
    var progress = Progress()
    progress.isScalar = first != UInt8(ascii: "{") && first != UInt8(ascii: "[") && first != UInt8(ascii: "\"")
    while true {
      let start = position
      advance(&progress)
      sink.append(UnsafeRawBufferPointer(rebasing: buffer[start..<position]))
      if progress.isDone { return true }
      if !fill() { return progress.isScalar }
    }
  }

  /// Moves to the end of the value or of the buffer.
  private func advance(_ progress: inout Progress) {
    guard let base = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    while position < available {
      if progress.isInString {
        passString(base, &progress)
        if !progress.isInString, progress.depth == 0 {
          progress.isDone = true
          return
        }
        continue
      }
      let byte = base[position]
      if progress.isScalar {
        if byte == 0x2C || byte == 0x5D || byte == 0x7D || byte <= 0x20 {
          progress.isDone = true
          return
        }
        position += 1
        continue
      }
      position += 1
      switch byte {
      case 0x22: progress.isInString = true
      case 0x7B, 0x5B: progress.depth += 1
      case 0x7D, 0x5D:
        progress.depth -= 1
        if progress.depth <= 0 {
          progress.isDone = true
          return
        }
      default: break
      }
    }
  }

  /// Moves behind the string's closing quotation mark, or to the end of the buffer.
  private func passString(_ base: UnsafeMutablePointer<UInt8>, _ progress: inout Progress) {
    if progress.isEscaped, position < available {
      progress.isEscaped = false
      position += 1
    }
    // Looked for again only when it turned out to be escaped.
    var quote = place(of: 0x22, base, from: position, to: available)
    while position < available {
      if quote < position { quote = place(of: 0x22, base, from: position, to: available) }
      let back = place(of: 0x5C, base, from: position, to: quote)
      if back == quote {
        progress.isInString = quote == available
        position = min(quote + 1, available)
        return
      }
      progress.isEscaped = back + 1 == available
      position = min(back + 2, available)
    }
  }

  /// Where `byte` stands, or `end`.
  private func place(of byte: Int32, _ base: UnsafeMutablePointer<UInt8>, from start: Int, to end: Int) -> Int {
    memchr(base + start, byte, end - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
  }
}
