import Foundation
import TestSupport
import Testing

/// Every code that there is has an entry in `aside help errors`, is in docs/errors.md, and can be met.
@Suite("error codes")
struct ErrorCodeTests {
  /// As `aside help errors --to json` lists them.
  static let known: [String] = {
    let text = (try? Program.run("help", "errors", "--to", "json"))?.output ?? ""
    return text.matches(of: #/"code":"([A-Z]\d{3})"/#).map { String($0.1) }
  }()

  @Test(arguments: ErrorCase.all)
  func isMetAlone(errorCase: ErrorCase) throws {
    let outcome = try errorCase.run(try ScratchFolder())
    #expect(outcome.codes == errorCase.also.union([errorCase.code]), "\(outcome.text.prefix(2000))")
    #expect(outcome.status == errorCase.status, "\(outcome.text.prefix(2000))")
  }

  @Test func everyCodeIsMet() {
    var met = Set(ErrorCase.all.map(\.code))
    // A full device takes a mount of the test's own, which containers often forbid; StoreFaultTests have a stand-in.
    if !ErrorCase.canMount { met.insert("L006") }
    #expect(met == Set(Self.known))
    #expect(Self.known.count == Set(Self.known).count)
  }

  /// A literal in the sources that looks like a code and has no entry would be a code without one.
  @Test func noOtherCodeIsWritten() throws {
    let sources = ProjectFolder.url.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var written: Set<String> = []
    var kinds: Set<String> = []
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      written.formUnion(text.matches(of: #/["\[]([A-Z]\d{3})["\]]/#).map { String($0.1) })
      kinds.formUnion(text.matches(of: #/enum (\w+): String, ErrorCode/#).map { String($0.1) })
    }
    #expect(written.subtracting(Self.known).isEmpty && !written.isEmpty)
    let list = sources.appendingPathComponent("aside/Commands/ErrorsHelpCommand.swift")
    let catalogue = try String(contentsOf: list, encoding: .utf8)
    for kind in kinds { #expect(catalogue.contains("\(kind).self")) }
  }

  @Test func thePageIsUpToDate() throws {
    let page = try String(contentsOf: ProjectFolder.url.appendingPathComponent("docs/errors.md"), encoding: .utf8)
    #expect(try Program.run("help", "errors", "--to", "md").output == page, "run 'make errors-page'")
  }

  @Test func eachSaysWhyAndWhatToDo() throws {
    let answer = try Program.run("help", "errors", "--to", "json")
    for field in ["title", "cause", "cure"] {
      let texts = answer.output.matches(of: try Regex("\"\(field)\":\"([^\"]*)", as: (Substring, Substring).self)).map(
        \.1)
      #expect(texts.count == Self.known.count && texts.allSatisfy { $0.count > 10 })
      #expect(texts.allSatisfy { ($0.last == ".") == (field == "cause") }, "\(field)")
    }
  }

  @Test func oneCodeIsExplainedAsItIsWritten() throws {
    for word in ["R003", "r3", "error[R003]:", "[R003]"] {
      let answer = try Program.run("help", "errors", word)
      #expect(answer.status == 0 && answer.output.contains("R003") && !answer.output.contains("R004"))
      #expect(answer.output.contains("does not compile") && answer.output.contains("-> "))
    }
    let unknown = try Program.run("help", "errors", "T099")
    #expect(unknown.status == 64 && unknown.error.contains("Did you mean 'T101'?"), "\(unknown.error)")
    #expect(try Program.run("help", "errors", "nonsense").error.contains("lists them all"))
  }

  @Test func anUnknownRuleIsNoEmptyAudit() throws {
    let folder = try AuditDump.store()
    let rule = "suspicion/someone-tests-mee"
    let answer = try Program.run(["audit", "--terminal", "--auditor", "ann", "--rule", rule], folder: folder.url)
    #expect(answer.status == 64 && answer.error.contains("Did you mean 'suspicion/someone-tests-me'?"))
  }
}
