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

  /// Serves until it is told to stop.
  ///
  /// - Parameters:
  ///   - port: Of 127.0.0.1; 0 for any free one.
  ///   - isStopped: Asked twenty times a second. Answers that have come are acknowledged then; a request that was sent
  ///     only half is not waited for.
  ///   - ready: Called once, when the server listens.
  package func run(
    port: Int, isStopped: @escaping @Sendable () -> Bool, ready: @escaping @Sendable (Start) -> Void
  ) async throws {
    let access = AuditAccess(audit: id)
    let desk = desk
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
    let running = application
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Its own way to stop waits for every open request, and takes no second signal.
      group.addTask { try await running.runService(gracefulShutdownSignals: []) }
      group.addTask {
        while !isStopped() { try await Task.sleep(for: .milliseconds(50)) }
        await desk.finish()
        try? await Task.sleep(for: .milliseconds(50))
      }
      try await group.next()
      group.cancelAll()
      while await group.nextResult() != nil {}
    }
  }

  /// Of the first queue, at any time.
  package func count() async throws -> (items: Int, answered: Int) { try await desk.count() }
}
