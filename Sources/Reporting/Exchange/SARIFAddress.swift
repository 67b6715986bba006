import TranscriptModel

/// Addresses of dumps and of the strings in them, as URI references (RFC 3986).
enum SARIFAddress {
  /// A relative path stays relative, an absolute one becomes `file://`; a member of an archive follows behind `!`.
  ///
  /// - Parameter field: JSON Pointer to a string of the record, which becomes the fragment.
  static func uri(of source: TranscriptSource, field: String? = nil) -> String {
    var path = source.path + (source.member.map { "!/" + $0 } ?? "")
    // A first segment with a colon would read as a scheme.
    if !path.hasPrefix("/"), path.prefix(while: { $0 != "/" }).contains(":") { path = "./" + path }
    let address = (path.hasPrefix("/") ? "file://" : "") + escaped(path)
    guard let field else { return address }
    let row = source.line.map { "line=\($0)" } ?? source.row.map { "row=\($0)" } ?? ""
    return address + "#" + escaped(row + field)
  }

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.append(byte)
      case _ where "-._~!$&'()*+,;=:@/".utf8.contains(byte): result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
