/// What holds several members, told by its first bytes.
enum Container {
  case plain, zip, tar

  init(head: [UInt8]) {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if head.count >= 512, head[257..<262].elementsEqual("ustar".utf8) {
      self = .tar
    } else {
      self = .plain
    }
  }

  /// Names in archives that hold no data: folders, hidden files, what macOS adds.
  static func isPassedOver(_ name: String) -> Bool {
    name.hasSuffix("/") || name.hasPrefix("__MACOSX/")
      || name.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." && $0 != ".." }
  }
}
