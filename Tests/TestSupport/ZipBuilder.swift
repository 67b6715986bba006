import CZlib
import CZstd

/// Writes zip archives byte by byte, so that a test can also have what no tool writes.
package struct ZipBuilder {
  package enum Method: UInt16 { case stored = 0, deflate = 8, zstd = 93, unknown = 99 }

  package private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  /// Sizes and offsets stand in Zip64 fields.
  private let isZip64: Bool

  package init(isZip64: Bool = false) { self.isZip64 = isZip64 }

  /// - Parameters:
  ///   - frames: For zstd: how many frames the data is cut into.
  ///   - damage: Changes the compressed bytes after checksum and size were taken.
  package mutating func add(
    _ name: String, _ data: [UInt8], _ method: Method = .stored, frames: Int = 1,
    damage: (inout [UInt8]) -> Void = { _ in }
  ) {
    var packed = Self.packed(data, method, frames: frames)
    damage(&packed)
    let checksum = Int(crc32_z(0, data, data.count))
    let wide = isZip64
    let sizes = wide ? [0xFFFF_FFFF, 0xFFFF_FFFF] : [packed.count, data.count]
    let offset = bytes.count
    let common =
      Self.little(Int(method.rawValue), 2) + Self.little(0, 4) + Self.little(checksum, 4)
      + sizes.flatMap { Self.little($0, 4) } + Self.little(name.utf8.count, 2)
    let local64 =
      wide ? Self.little(1, 2) + Self.little(16, 2) + Self.little(data.count, 8) + Self.little(packed.count, 8) : []
    bytes += [0x50, 0x4B, 3, 4] + Self.little(45, 2) + Self.little(0, 2) + common + Self.little(local64.count, 2)
    bytes += Array(name.utf8) + local64 + packed
    let entry64 =
      wide
      ? Self.little(1, 2) + Self.little(24, 2) + Self.little(data.count, 8) + Self.little(packed.count, 8)
        + Self.little(offset, 8) : []
    directory += [0x50, 0x4B, 1, 2] + Self.little(45, 2) + Self.little(45, 2) + Self.little(0, 2) + common
    directory += Self.little(entry64.count, 2) + Self.little(0, 2) + Self.little(0, 4) + Self.little(0, 4)
    directory += Self.little(wide ? 0xFFFF_FFFF : offset, 4) + Array(name.utf8) + entry64
    count += 1
  }

  /// The archive with its directory.
  package func finished() -> [UInt8] {
    let start = bytes.count
    var end: [UInt8] = []
    if isZip64 {
      end += [0x50, 0x4B, 6, 6] + Self.little(44, 8) + Self.little(45, 2) + Self.little(45, 2) + Self.little(0, 8)
      end += Self.little(count, 8) + Self.little(count, 8) + Self.little(directory.count, 8) + Self.little(start, 8)
      end += [0x50, 0x4B, 6, 7] + Self.little(0, 4) + Self.little(start + directory.count, 8) + Self.little(1, 4)
    }
    let number = isZip64 ? 0xFFFF : count
    end += [0x50, 0x4B, 5, 6] + Self.little(0, 4) + Self.little(number, 2) + Self.little(number, 2)
    end += Self.little(isZip64 ? 0xFFFF_FFFF : directory.count, 4) + Self.little(isZip64 ? 0xFFFF_FFFF : start, 4)
    return bytes + directory + end + Self.little(0, 2)
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func packed(_ data: [UInt8], _ method: Method, frames: Int) -> [UInt8] {
    switch method {
    case .stored, .unknown: return data
    case .zstd:
      let size = max(1, (data.count + frames - 1) / frames)
      return stride(from: 0, to: max(1, data.count), by: size).flatMap {
        zstdFrame(Array(data[$0..<min(data.count, $0 + size)]))
      }
    case .deflate:
      var size = compressBound(UInt(data.count))
      var output = [UInt8](repeating: 0, count: Int(size))
      compress2(&output, &size, data, UInt(data.count), 6)
      // zlib's header of two bytes and its checksum of four are not part of the raw stream.
      return Array(output[2..<(Int(size) - 4)])
    }
  }

  package static func zstdFrame(_ data: [UInt8]) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(data.count))
    let size = ZSTD_compress(&output, output.count, data, data.count, 3)
    return Array(output.prefix(size))
  }
}
