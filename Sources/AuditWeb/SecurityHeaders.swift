import Hummingbird

/// What every response says to the browser: nothing from elsewhere, nothing inline, nothing kept.
enum SecurityHeaders {
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].joined(separator: "; ")

  static let fields: [(name: HTTPFields.Element.Name, value: String)] = {
    let others = [
      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
    ]
    return [(.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"), (.cacheControl, "no-store")]
      + others.compactMap { name, value in HTTPFields.Element.Name(name).map { ($0, value) } }
  }()
}
