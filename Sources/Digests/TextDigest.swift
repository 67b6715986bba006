/// SHA-256 over a list of texts.
package enum TextDigest {
  /// Each text is preceded by its length, so that no two lists run together to the same bytes.
  ///
  /// - Returns: 64 hexadecimal digits; an empty text where there is no memory left.
  package static func hexadecimal(of texts: some Sequence<some StringProtocol>) -> String {
    guard let digest = DigestStream() else { return "" }
    for text in texts {
      var text = Substring(text)
      text.withUTF8 { bytes in
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { digest.append($0) }
        digest.append(UnsafeRawBufferPointer(bytes))
      }
    }
    return digest.hexadecimal()
  }
}
