import CPCRE2

extension Pattern {
  /// PCRE2's version and date, as the library says: `10.42 2022-12-11`.
  package static var libraryVersion: String {
    var buffer = [UInt8](repeating: 0, count: 64)
    // Without a place to write to it gives the length, the closing NUL included.
    let length = Int(pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), nil))
    guard length > 0, length <= buffer.count else { return "unknown" }
    pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &buffer)
    return String(decoding: buffer.prefix(length - 1), as: UTF8.self)
  }
}
