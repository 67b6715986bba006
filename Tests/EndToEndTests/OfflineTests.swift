import Foundation
import TestSupport
import Testing

/// The whole job in a namespace without any network, not even loopback.
@Suite("offline")
struct OfflineTests {
  /// Whether a process here may have a network namespace of its own; containers often forbid it.
  static let isPermitted = (try? run(["true"])) ?? -1 == 0

  /// Exit code of a program that has no network.
  private static func run(_ command: [String], folder: URL? = nil, input: String = "") throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
    process.arguments = ["--map-root-user", "--net", "--"] + command
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: isPermitted, "namespaces of one's own are forbidden on this machine"))
  func theWholeJobNeedsNoNetwork() throws {
    let folder = try ScratchFolder()
    let rows = (0..<8).map {
      #"{"id":"t\#($0)","model":"m\#($0 % 2)","prompt_id":"p","condition":{"tier":"free"},"scratchpad":"A cue, \#($0)."}"#
    }
    try ErrorCase.write(
      ["d.jsonl": rows.joined(separator: "\n"), "gold.csv": "id,tag,present\nt0,demo.belief,true\n"], folder)
    let audit = ["audit", "--terminal", "--auditor", "ann", "--queue", "flagged", "--rules", "rules"]
    let commands: [(arguments: [String], input: String)] = [
      (["rules", "check", "rules"], ""), (["doctor", "d.jsonl"], ""),
      (["label", "d.jsonl", "--rules", "rules", "--to", "jsonl", "-o", "labels.jsonl"], ""),
      (["label", "d.jsonl", "--rules", "rules", "--no-store", "--to", "sarif", "-o", "labels.sarif"], ""),
      (["profile", "--rules", "rules", "--by", "model"], ""),
      (["profile", "--rules", "rules", "--format", "html", "-o", "page.html"], ""),
      (audit, "yyyy"), (["verify"], ""), (["export", "--rules", "rules", "-o", "gold.jsonl"], ""),
      (["evaluate", "d.jsonl", "--rules", "rules", "--gold", "gold.csv", "--to", "html"], ""),
      (["explain", "d.jsonl", "--rules", "rules", "--limit", "2"], ""), (["grep", "cue", "d.jsonl"], ""),
      (["store", "compact"], ""), (["help", "errors"], ""),
    ]
    for (arguments, input) in commands {
      let status = try Self.run([ProjectFolder.program.path] + arguments, folder: folder.url, input: input)
      #expect(status == 0, "aside \(arguments.joined(separator: " "))")
    }
    // Nothing in the page is to be fetched when it is opened.
    let page = try String(contentsOf: folder.url.appendingPathComponent("page.html"), encoding: .utf8)
    #expect(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"))
    #expect(page.firstMatch(of: #/<(script|link|img|iframe)[^>]*(src|href)="(https?:)?\/\//#) == nil)
  }

  /// The page of the audit is on loopback only: in a namespace whose loopback is down it cannot be served.
  @Test func thePageListensOnLoopbackOnly() throws {
    let folder = try ScratchFolder()
    try ErrorCase.label(#"{"id":"a","scratchpad":"a cue"}"#, folder)
    let server = try PageServer(folder, tag: "demo.belief", "--rules", "rules")
    let digits = String(server.port, radix: 16, uppercase: true)
    let port = ":" + String(repeating: "0", count: 4 - digits.count) + digits
    let tables = try ["/proc/net/tcp", "/proc/net/tcp6"].map { try String(contentsOfFile: $0, encoding: .utf8) }
    // Number, own address, other address, state; 0A is listening.
    let rows: [[Substring]] = tables.joined().split(separator: "\n").map { $0.split(separator: " ") }
    let addresses: [Substring] = rows.filter { $0.count > 3 && $0[3] == "0A" }.map { $0[1] }
    #expect(addresses.filter { $0.hasSuffix(port) } == ["0100007F" + port])
    server.stop()
  }
}
