import CCrypto

/// SHA-256 over bytes that come piece by piece. Used by one task.
struct DigestStream: ~Copyable {
  private let context: OpaquePointer

  /// `nil` where there is no memory left.
  init?() {
    guard let context = EVP_MD_CTX_new() else { return nil }
    self.context = context
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  func append(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  /// The digest of all that was appended: 64 hexadecimal digits. Nothing can follow.
  consuming func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    return ByteDigest.hexadecimal(digest)
  }
}
