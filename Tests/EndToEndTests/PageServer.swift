import Foundation
import TestSupport

/// A running `aside audit`, asked over its socket.
final class PageServer {
  let port: Int
  let token: String
  private let process = Process()
  private let errors = Pipe()
  private(set) var cookie = ""

  convenience init(
    _ folder: ScratchFolder, auditor: String = "ann", tag: String = "evaluation.suspicion", _ more: String...
  ) throws {
    try self.init(folder, auditor: auditor, tag: tag, options: more)
  }

  /// Waits until the address is printed.
  ///
  /// - Parameter wrapper: A command that ends by becoming the one that its last arguments name.
  init(
    _ folder: ScratchFolder, auditor: String = "ann", tag: String = "evaluation.suspicion", options more: [String],
    wrapper: [String] = []
  ) throws {
    let command = wrapper + [ProjectFolder.program.path, "audit", "--auditor", auditor, "--tag", tag]
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = command.dropFirst() + (more.contains("--port") ? [] : ["--port", "0"]) + more
    process.currentDirectoryURL = folder.url
    let output = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var said = ""
    while !said.contains("Ctrl-C") {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.executableLoad) }
      said += String(decoding: data, as: UTF8.self)
    }
    let sides = said.components(separatedBy: "http://127.0.0.1:").last?.components(separatedBy: "/?token=") ?? []
    port = Int(sides[0]) ?? 0
    token = String(sides[1].prefix { $0.isHexDigit })
    cookie = get("/?token=\(token)", cookie: "")?.headers["set-cookie"]?.components(separatedBy: ";")[0] ?? ""
  }

  deinit { if process.isRunning { _ = stop() } }

  /// For signals.
  var processNumber: Int32 { process.processIdentifier }

  /// Its exit code and what it said on standard error.
  @discardableResult
  func stop(by signal: Int32 = SIGINT) -> (status: Int32, error: String) {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self))
  }

  func get(_ path: String, cookie: String? = nil, _ headers: (String, String)...) -> LoopbackRequest.Answer? {
    LoopbackRequest(path: path, headers: [("Cookie", cookie ?? self.cookie)] + headers).send(port: port)
  }

  /// As the page does it: with cookie, origin and content type.
  func post(_ path: String, _ body: String) -> LoopbackRequest.Answer? {
    let headers = [
      ("Cookie", cookie), ("Origin", "http://127.0.0.1:\(port)"), ("Content-Type", "application/json"),
    ]
    return LoopbackRequest(method: "POST", path: path, headers: headers, body: body).send(port: port)
  }

  /// Ids of the first queue's items.
  var items: [String] {
    let items = get("/api/queue")?.json["items"] as? [[String: Any]] ?? []
    return items.compactMap { $0["id"] as? String }
  }

  @discardableResult
  func answer(_ item: String, _ answer: String, attempt: String = UUID().uuidString) -> LoopbackRequest.Answer? {
    post(
      "/api/answer", #"{"attempt":"\#(attempt)","queue":"","item":"\#(item)","answer":"\#(answer)","note":""}"#)
  }
}
