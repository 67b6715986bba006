import ArgumentParser
import AuditWeb
import Auditing
import Foundation
import LabelStore
import Reporting

/// How the page of an audit is served.
struct PageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Port of 127.0.0.1 for the page; one of the store's own by default, 0 for any.", valueName: "n"))
  var port: Int?

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port is a number from 0 to 65535.") }
  }
}

/// An audit in the browser: says where, and serves until it is stopped.
struct PageAudit {
  let server: AuditServer
  let setup: AuditSetup
  let options: PageOptions

  /// Ends with 130 when it is stopped by Ctrl-C, as every command does.
  func run() async throws {
    let port = options.port ?? LoopbackPort.usual(store: setup.store, auditor: setup.auditor)
    if port > 0, !LoopbackPort.isFree(port) {
      throw portTaken("port \(port): \(PageCode.portTaken.title)")
    }
    do {
      let setup = setup
      Interruption.await()
      try await server.run(port: port, isStopped: { Interruption.isRequested }) { start in
        Console.write(Self.greeting(start, setup))
      }
    } catch let failure as StoreError {
      throw Console.exit(for: failure)
    } catch let failure as JournalError {
      throw Console.exit(for: failure)
    } catch {
      throw portTaken("the page cannot be served on port \(port): \(error)")
    }
    let count = try await server.count()
    Console.note("\n\(count.answered) of \(count.items) answered; the same command goes on with the rest")
    throw Interruption.exit
  }

  private func portTaken(_ message: String) -> any Error {
    Console.error("[\(PageCode.portTaken.rawValue)] \(message); \(PageCode.portTaken.cure)")
    return ExitStatus.ioFailure.error
  }

  private static func greeting(_ start: AuditServer.Start, _ setup: AuditSetup) -> String {
    let journal = VerdictJournal.folder(of: setup.store) + "/" + setup.auditor + ".jsonl"
    let isRemote = ProcessInfo.processInfo.environment["SSH_CONNECTION"] != nil
    let tunnel = "Over ssh, on your own machine first: ssh -L \(start.port):127.0.0.1:\(start.port) HOST\n"
    return """
      \(start.items) items, \(start.answered) of them answered by \(setup.auditor). Open in a browser on this machine:

        \(start.address)

      \(isRemote ? tunnel : "")Answers go to \(journal), each as its key is pressed. Ctrl-C stops.

      """
  }
}
