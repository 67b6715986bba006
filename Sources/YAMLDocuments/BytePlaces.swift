import Foundation

/// Where a byte stands in some bytes. By the C library, which looks at many bytes at once in a debug build too.
enum BytePlaces {
  /// Ascending.
  static func all(of byte: UInt8, in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { bytes in
      var places: [Int] = []
      guard let start = bytes.baseAddress else { return places }
      var next = start
      while let found = memchr(next, Int32(byte), bytes.count - (next - start)) {
        places.append(UnsafeRawPointer(found) - start)
        next = UnsafeRawPointer(found) + 1
      }
      return places
    }
  }
}
