import CCrypto

/// SHA-256 over a list of texts.
package enum TextDigest {
  /// Each text is preceded by its length, so that no two lists run together to the same bytes.
  ///
  /// - Returns: 64 hexadecimal digits; an empty text where there is no memory left.
  package static func hexadecimal(of texts: some Sequence<some StringProtocol>) -> String {
    guard let context = EVP_MD_CTX_new() else { return "" }
    defer { EVP_MD_CTX_free(context) }
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
    for text in texts {
      var text = Substring(text)
      text.withUTF8 { bytes in
        withUnsafeBytes(of: UInt64(bytes.count).littleEndian) {
          _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count)
        }
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
      }
    }
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return ByteDigest.hexadecimal(digest)
  }
}
