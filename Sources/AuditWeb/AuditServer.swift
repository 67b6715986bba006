import Hummingbird

/// The audit's page over loopback.
package struct AuditServer: Sendable {
  /// What is known once the server listens.
  package struct Start: Sendable {
    /// With the token that opens the page.
    package var address: String
    package var port: Int
    /// Of the first queue.
    package var items: Int
    package var answered: Int
  }

  private let desk: AuditDesk
  private let pages: AuditPages
  private let id: String

  /// Opens the store and the journal.
  ///
  /// - Throws: `StoreError`, `JournalError`.
  package init(_ setup: AuditSetup) throws {
    desk = try AuditDesk(setup)
    pages = try AuditPages(setup)
    id = setup.id
  }

  /// Serves until SIGINT or SIGTERM.
  ///
  /// - Parameters:
  ///   - port: Of 127.0.0.1; 0 for any free one.
  ///   - ready: Called once, when the server listens.
  package func run(port: Int, ready: @escaping @Sendable (Start) -> Void) async throws {
    let access = AuditAccess(audit: id)
    let count = try await desk.count()
    let router = Router()
    router.middlewares.add(AccessMiddleware(access: access, pages: pages))
    AuditRoutes(desk: desk, pages: pages).add(to: router)
    var application = Application(
      router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? port
        access.listens(at: port)
        ready(Start(address: access.address, port: port, items: count.items, answered: count.answered))
      })
    // Its messages name addresses and the token's query.
    application.logger.logLevel = .critical
    try await application.runService(gracefulShutdownSignals: [.sigint, .sigterm])
  }

  /// Of the first queue, at any time.
  package func count() async throws -> (items: Int, answered: Int) { try await desk.count() }
}
