import CCrypto

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
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
