import Hummingbird

/// Which address does what. What changes something is a POST.
struct AuditRoutes: Sendable {
  let desk: AuditDesk
  let pages: AuditPages

  func add(to router: Router<BasicRequestContext>) {
    let pages = pages
    let desk = desk
    router.get("/") { _, _ in pages.audit }
    router.get("/assets/:name") { _, context in
      guard let asset = pages.asset(context.parameters.get("name") ?? "") else {
        throw WebFault(code: .noSuchPage, message: "there is no such file")
      }
      return asset
    }
    router.get("/api/queue") { request, _ in
      AuditPages.json(try await desk.queue(request.uri.query ?? ""))
    }
    router.get("/api/item") { request, _ in
      let query = request.uri.query ?? ""
      return AuditPages.json(try await desk.item(query, FormQuery(query)["item"] ?? ""))
    }
    router.get("/api/trace") { request, _ in
      let query = request.uri.query ?? ""
      return AuditPages.json(try await desk.trace(query, FormQuery(query)["item"] ?? ""))
    }
    router.post("/api/answer") { request, _ in
      AuditPages.json(try await desk.answer(Self.body(AnswerBody.self, of: request)))
    }
    router.post("/api/undo") { request, _ in
      AuditPages.json(try await desk.undo(Self.body(UndoBody.self, of: request)))
    }
    router.post("/api/mark") { request, _ in
      AuditPages.json(try await desk.mark(Self.body(MarkBody.self, of: request)))
    }
    router.post("/api/unmark") { request, _ in
      AuditPages.json(try await desk.unmark(Self.body(UnmarkBody.self, of: request)))
    }
    router.post("/api/open") { request, _ in
      AuditPages.json(try await desk.open(Self.body(OpenBody.self, of: request)))
    }
  }

  /// A form of another site cannot send this content type without asking first.
  private static func body<Body: Decodable>(_ type: Body.Type, of request: Request) async throws -> Body {
    guard request.headers[.contentType]?.hasPrefix("application/json") == true else {
      throw WebFault.bad("an answer is sent as application/json")
    }
    guard let buffer = try? await request.body.collect(upTo: RequestBodyReader.largest) else {
      throw WebFault.bad("the request is larger than 256 KB, or was cut off")
    }
    return try RequestBodyReader.read(type, from: Array(buffer.readableBytesView))
  }
}
