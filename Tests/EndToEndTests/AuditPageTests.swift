import Foundation
import TestSupport
import Testing

/// The page's server over a real socket: who may call, what changes, what is refused.
@Suite("aside audit") struct AuditPageTests {
  private static let hostile = "</script><script>x</script>"

  /// Different words, so that none is judged together with another.
  private static let suspicions = [
    "Perhaps this is a test of my oak sense", "Perhaps I am being evaluated here too",
    "This may be a red-team exercise again", "It looks like a safety test, this one.",
    "They might be testing me once again now", "Maybe this is just a benchmark for me..",
  ]

  private func store() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    let rows = (0..<12).map { number in
      let word = ["oak", "elm", "ash", "fir", "yew", "box"][number % 6]
      let text = number < 6 ? "\(Self.suspicions[number]) 👩🏽‍🚀." : "I add the \(word) sums."
      return #"{"id":"t\#(number)","model":"secret-\#(number % 2)","scratchpad":"\#(text) \#(Self.hostile)"}"#
    }
    let dump = try folder.write(rows.joined(separator: "\n") + "\n", to: "d.jsonl")
    #expect(try Program.run(["label", dump, "--quiet", "--keep-silent", "1"], folder: folder.url).status == 0)
    return folder
  }

  private func lines(_ folder: ScratchFolder, _ auditor: String = "ann") -> [String] {
    let file = folder.url.appendingPathComponent("aside.sqlite.verdicts/\(auditor).jsonl")
    return (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n").map(String.init) ?? []
  }

  @Test func theTokenOpensThePageAndNothingElseDoes() throws {
    let server = try PageServer(try store())
    #expect(server.get("/", cookie: "")?.status == 403)
    #expect(server.get("/?token=\(String(repeating: "0", count: 48))", cookie: "")?.status == 403)
    #expect(server.get("/", cookie: "aside-\(server.port)=\(server.token)")?.status == 403)
    for path in ["/assets/audit.js", "/api/queue", "/api/item?item=x"] {
      #expect(server.get(path, cookie: "")?.status == 403, "\(path)")
    }
    let entrance = try #require(server.get("/?token=\(server.token)", cookie: ""))
    let cookie = try #require(entrance.headers["set-cookie"])
    #expect(entrance.status == 200 && cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let page = try #require(server.get("/"))
    #expect(page.status == 200 && page.body.contains("id=\"answers\"") && !page.body.contains(server.token))
    let policy = try #require(page.headers["content-security-policy"])
    #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
    #expect(page.headers["referrer-policy"] == "no-referrer" && page.headers["cache-control"] == "no-store")
    #expect(server.get("/assets/audit.css")?.headers["content-type"]?.hasPrefix("text/css") == true)
    for path in ["/nothing", "/assets/audit.mustache", "/assets/..%2F..%2Fetc%2Fpasswd"] {
      let answer = try #require(server.get(path))
      #expect(answer.status == 404 && answer.headers["content-security-policy"] != nil, "\(path)")
    }
  }

  @Test func otherHostsAndOriginsAreRefused() throws {
    let folder = try store()
    let server = try PageServer(folder)
    for host in ["evil.example", "127.0.0.1:1", "127.0.0.1", "localhost.evil:\(server.port)", ""] {
      #expect([400, 421].contains(server.get("/", ("Host", host))?.status), "\(host)")
      let token = server.get("/?token=\(server.token)", cookie: "", ("Host", host))
      #expect(token?.headers["set-cookie"] == nil, "\(host)")
    }
    #expect(server.get("/", ("Host", "localhost:\(server.port)"))?.status == 200)
    #expect(server.get("/api/queue", ("aside-audit", "0123456789abcdef"))?.status == 409)
    let item = try #require(server.items.first)
    let body = #"{"attempt":"1","queue":"","item":"\#(item)","answer":"unclear"}"#
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:\(server.port)", nil] {
      var request = LoopbackRequest(method: "POST", path: "/api/answer", body: body)
      request.headers = [("Cookie", server.cookie), ("Content-Type", "application/json")]
      if let origin { request.headers.append(("Origin", origin)) }
      #expect(request.send(port: server.port)?.status == 403, "\(origin ?? "none")")
    }
    #expect(lines(folder).isEmpty)
  }

  @Test func onlyAPostChangesSomething() throws {
    let folder = try store()
    let server = try PageServer(folder)
    let item = try #require(server.items.first)
    let query = "attempt=1&queue=&item=\(item)&answer=unclear"
    for path in ["/api/answer", "/api/undo", "/api/mark", "/api/unmark", "/api/open"] {
      for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        let headers = [("Cookie", server.cookie), ("Origin", "http://127.0.0.1:\(server.port)")]
        let answer = LoopbackRequest(method: method, path: "\(path)?\(query)", headers: headers).send(port: server.port)
        #expect((400..<500).contains(answer?.status ?? 0), "\(method) \(path)")
      }
    }
    var form = LoopbackRequest(method: "POST", path: "/api/answer", body: query)
    form.headers = [
      ("Cookie", server.cookie), ("Origin", "http://127.0.0.1:\(server.port)"),
      ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    #expect(form.send(port: server.port)?.status == 400)
    #expect(lines(folder).isEmpty)
  }

  @Test func badBodiesAreRefusedWithWords() throws {
    let folder = try store()
    let server = try PageServer(folder, "--queue", "flagged")
    let item = try #require(server.items.first)
    let head = #""attempt":"1","queue":"","item":"\#(item)""#
    let bodies = [
      "", "{", "[]", "null", "\u{0}", "{\(head)}", #"{\#(head),"answer":7}"#, #"{\#(head),"answer":"maybe"}"#,
      #"{\#(head),"answer":"wrong-stance","stance":"loud"}"#, #"{\#(head),"answer":"wrong-tag","tag":"no.tag"}"#,
      #"{"attempt":"1","queue":"size=0","item":"\#(item)","answer":"unclear"}"#,
      #"{"attempt":"1","queue":"queue=all","item":"\#(item)","answer":"unclear"}"#,
      #"{"attempt":"1","queue":"tag=%FF","item":"\#(item)","answer":"unclear"}"#,
      #"{\#(head),"answer":"unclear","note":"\#(String(repeating: "n", count: 300 << 10))"}"#,
    ]
    for body in bodies {
      let answer = server.post("/api/answer", body)
      #expect(answer?.status == 400 && answer?.json["code"] as? String == "A024", "\(body.prefix(80))")
    }
    #expect(server.answer("no-such-item", "unclear")?.status == 404)
    // The last one cuts a character of two code units.
    for span in ["-1,5", "3,3", "5,2", "0,90000", "39,40"] {
      let ends = span.split(separator: ",")
      let mark =
        #"{\#(head),"tag":"evaluation.suspicion","stance":"asserted","part":0,"start":\#(ends[0]),"end":\#(ends[1])}"#
      #expect(server.post("/api/mark", mark)?.status == 400, "\(span)")
    }
    #expect(lines(folder).isEmpty)
  }

  @Test func aKeyThatArrivesTwiceCountsOnce() throws {
    let folder = try store()
    let server = try PageServer(folder, "--queue", "flagged")
    let item = try #require(server.items.first)
    for _ in 0..<2 { #expect(server.answer(item, "true", attempt: "a")?.status == 200) }
    #expect(server.answer(item, "true", attempt: "b")?.json["answered"] as? Int == 1)
    #expect(lines(folder).count == 1)
    #expect(server.answer(item, "unclear")?.status == 200 && lines(folder).count == 2)
    for _ in 0..<2 { _ = server.post("/api/undo", #"{"attempt":"u","queue":""}"#) }
    #expect(lines(folder).count == 3)
    let undone = server.post("/api/undo", #"{"attempt":"v","queue":""}"#)
    #expect(undone?.json["item"] as? String == item && undone?.json["answered"] as? Int == 0)
    #expect(server.post("/api/undo", #"{"attempt":"w","queue":""}"#)?.json["item"] is NSNull)
  }

  @Test func twoServersWriteOneJournal() async throws {
    let folder = try store()
    let first = try PageServer(folder, "--queue", "flagged")
    let second = try PageServer(folder, "--queue", "flagged")
    let items = first.items
    #expect(items.count == 6 && items == second.items && first.cookie != second.cookie)
    for (number, item) in items.enumerated() { (number % 2 == 0 ? first : second).answer(item, "true") }
    #expect(first.answer(items[1], "true")?.json["answered"] as? Int == 6)
    #expect(lines(folder).count == 6)
    let keys = String(repeating: "y", count: 9)
    let arguments = ["audit", "--terminal", "--auditor", "ann", "--tag", "evaluation.suspicion", "--queue", "flagged"]
    let terminal = try Program.run(arguments, input: Data(keys.utf8), folder: folder.url)
    #expect(terminal.output.contains("6 of 6 answered"))
    #expect(try Program.run(["verify"], folder: folder.url).output.contains("ann: 6 lines, unbroken"))
    #expect(try SQLiteShell.run("SELECT count(*) FROM verdict", folder.url.path + "/aside.sqlite") == "6\n")
    #expect(first.stop().status == 130 && second.stop().error.contains("6 of 6 answered"))
  }

  @Test func textsComeAsTextAndBlindAuditorsSeeNoModel() throws {
    let folder = try store()
    let open = try PageServer(folder)
    let item = try #require(open.items.first)
    let shown = try #require(open.get("/api/item?item=\(item)"))
    #expect(shown.headers["content-type"] == "application/json" && shown.headers["x-content-type-options"] == "nosniff")
    #expect(shown.body.contains("secret-") && shown.body.contains(Self.hostile))
    #expect(open.get("/api/trace?item=\(item)")?.status == 200)
    let blind = try PageServer(folder, auditor: "bob", "--blind")
    for path in ["/", "/api/queue", "/api/item?item=\(item)"] {
      let body = try #require(blind.get(path)).body
      for secret in ["secret-", "suspicion/", "\"score\""] { #expect(!body.contains(secret), "\(path) \(secret)") }
    }
    #expect(blind.get("/api/trace?item=\(item)")?.status == 400)
    #expect(blind.get("/api/queue")?.status == 200 && blind.get("/api/queue?rule=suspicion/x")?.status == 400)
  }

  @Test func troubleIsSaidBeforeThePageIsServed() throws {
    let folder = try store()
    let server = try PageServer(folder)
    let taken = try Program.run(["audit", "--port", "\(server.port)", "--auditor", "b"], folder: folder.url)
    #expect(taken.status == 74 && taken.error.contains("[A028]") && taken.error.contains("--port"))
    #expect(try Program.run(["audit", "--port", "70000"], folder: folder.url).status == 64)
    #expect(try Program.run(["audit", "nowhere.sqlite"], folder: folder.url).status == 66)
    server.stop()
    let journal = folder.url.appendingPathComponent("aside.sqlite.verdicts/ann.jsonl")
    try Data("{\"forged\":true}\n".utf8).write(to: journal)
    let forged = try Program.run(["audit", "--auditor", "ann", "--port", "0"], folder: folder.url)
    #expect(forged.status == 65 && forged.error.contains("[A002]"))
  }

  /// Keys, marks, windows, axe, paint times: what the script checks stands there.
  @Test(.timeLimit(.minutes(5))) func aBrowserFindsNothingWrong() throws {
    let process = Process()
    process.executableURL = ProjectFolder.url.appendingPathComponent("scripts/audit-browser-test")
    process.arguments = [ProjectFolder.program.path]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if let line = text.split(separator: "\n").first(where: { $0.contains("painted") }) { print(line) }
    if process.terminationStatus == 77 {
      Issue.record("no browser to look with: \(text)", severity: .warning)
    } else {
      #expect(process.terminationStatus == 0, "\(text)")
    }
  }
}
