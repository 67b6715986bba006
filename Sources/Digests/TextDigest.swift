/// SHA-256 over a list of texts.
package enum TextDigest {
  /// Each text is preceded by its length, so that no two lists run together to the same bytes.
  ///
  /// - Returns: 64 hexadecimal digits.
  package static func hexadecimal(of texts: [String]) -> String {
    var bytes: [UInt8] = []
    for text in texts {
      withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { bytes += $0 }
      bytes += text.utf8
    }
    return ByteDigest.hexadecimal(ByteDigest.sha256(bytes))
  }
}
