/// How a stream is compressed, told by its first bytes.
enum Compression: String, CaseIterable {
  case none, gzip, zstd, xz, bzip2

  init(head: [UInt8]) {
    func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
    if starts([0x1F, 0x8B]) {
      self = .gzip
    } else if starts([0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(head) {
      self = .zstd
    } else if starts([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self = .xz
    } else if starts(Array("BZh".utf8)), head.count > 3, (0x31...0x39).contains(head[3]) {
      self = .bzip2
    } else {
      self = .none
    }
  }

  /// A zstd stream may start with a frame that holds no data: magic 0x184D2A50 ... 5F.
  private static func isSkippableFrame(_ head: [UInt8]) -> Bool {
    head.count >= 4 && head[0] & 0xF0 == 0x50 && head[1] == 0x2A && head[2] == 0x4D && head[3] == 0x18
  }

  /// The decompressed bytes of `source`.
  func open(_ source: any ByteSource) -> any ByteSource {
    switch self {
    case .none: source
    case .gzip: GzipSource(source)
    case .zstd: ZstdSource(source)
    case .xz, .bzip2: ArchiveSource(source)
    }
  }
}
