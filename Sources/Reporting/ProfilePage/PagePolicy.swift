import Digests
import Foundation

/// What a page may do: run these scripts and use this style sheet, and nothing else. No request leaves it.
struct PagePolicy {
  let scripts: [String]
  let sheet: String

  /// The value of a `Content-Security-Policy`.
  var text: String {
    let sources = scripts.map(Self.hash).joined(separator: " ")
    return "default-src 'none'; script-src \(sources); style-src \(Self.hash(sheet)); base-uri 'none'; "
      + "form-action 'none'"
  }

  /// As the policy names inline text (CSP level 3, section 8.4).
  private static func hash(_ text: String) -> String {
    "'sha256-\(Data(ByteDigest.sha256(Array(text.utf8))).base64EncodedString())'"
  }
}
