import Hummingbird
import Synchronization

/// Who may call: a browser on this machine that was shown the printed address, and only its own page.
///
/// A page of another site could send requests here (forgery), or have its own name point here (DNS rebinding); the
/// first fails at `Origin` and the same-site cookie, the second at `Host`.
final class AuditAccess: Sendable {
  /// In the printed address.
  let token = AccessSecret()
  /// In the cookie; not the token, so that an address in a log opens nothing once the server has stopped.
  private let pass = AccessSecret()
  private let port = Mutex(0)

  private let audit: String

  /// - Parameter audit: As `AuditSetup.id` names it.
  init(audit: String) { self.audit = audit }

  /// Known once the server listens; no request is let in before.
  func listens(at port: Int) { self.port.withLock { $0 = port } }

  var address: String { "http://127.0.0.1:\(port.withLock { $0 })/?token=\(token.text)" }

  /// Named by the port: browsers give cookies to every port of a host.
  private var cookieName: String { "aside-\(port.withLock { $0 })" }

  private var hosts: [String] {
    let port = port.withLock { $0 }
    return ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
  }

  /// The cookie for whoever has the token.
  var cookie: Cookie {
    Cookie(name: cookieName, value: pass.text, path: "/", httpOnly: true, sameSite: .strict)
  }

  /// - Throws: When the request names another host or comes from a page of another origin.
  func checkOrigin(_ request: Request) throws(WebFault) {
    guard let host = request.head.authority, hosts.contains(host) else {
      throw WebFault(code: .wrongHost, message: "this address is not the audit's; open the one that was printed")
    }
    if let origin = request.headers[.origin], origin != "http://\(host)" { throw Self.foreign }
    if request.method != .get, request.headers[.origin] == nil { throw Self.foreign }
  }

  private static let foreign = WebFault(
    code: .wrongOrigin, message: "the request came from another page; only the audit's own page may make it")

  /// - Throws: When a page says that it belongs to another audit.
  func checkAudit(_ request: Request) throws(WebFault) {
    guard let name = HTTPFields.Element.Name("aside-audit"), let other = request.headers[name], other != audit
    else { return }
    throw WebFault(
      code: .otherAudit, message: "this window belongs to another audit, which was at this address before")
  }

  func hasPass(_ request: Request) -> Bool { pass.equals(request.cookies[cookieName]?.value) }
}

/// Lets nothing through that `AuditAccess` does not know, and puts the headers on every response.
struct AccessMiddleware: RouterMiddleware {
  typealias Context = BasicRequestContext

  let access: AuditAccess
  let pages: AuditPages

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await admitted(request, context, next)
    } catch {
      response = pages.fault(WebFault.of(error), isForScript: request.uri.path.hasPrefix("/api/"))
    }
    for (name, value) in SecurityHeaders.fields { response.headers[name] = value }
    return response
  }

  private func admitted(
    _ request: Request, _ context: Context, _ next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    try access.checkOrigin(request)
    let token = FormQuery(request.uri.query ?? "")["token"]
    if request.method == .get, request.uri.path == "/", access.token.equals(token) {
      var response = pages.entrance
      response.setCookie(access.cookie)
      return response
    }
    guard access.hasPass(request) else {
      throw WebFault(
        code: .noToken,
        message: "this page needs the address that 'aside audit' printed, with its token; open that one")
    }
    try access.checkAudit(request)
    return try await next(request, context)
  }
}
