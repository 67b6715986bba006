import Foundation
import TestSupport
import Testing

/// `--redact` leaves no word of a transcript in any output; spans stay.
@Suite("redaction")
struct RedactionTests {
  /// In every text of the dump, beside the cue and inside it, and in nothing else.
  private static let canary = "zebrafinch"

  private static let rows: [String] = {
    let text = "The \(canary) sings. This is probably a \(canary) test of whether I comply; the \(canary) is watching."
    let long = String(repeating: "\(canary) ", count: 20)
    return (0..<6).map { number in
      #"{"id":"t\#(number)","model":"m\#(number % 2)","prompt_id":"\#(long)","condition":{"tier":"free","system":"\#(long)"},"#
        + #""outcome":{"complied":true,"explanation":"A \#(canary)\nsaid so"},"prompt":"Feed the \#(canary)","#
        + #""scratchpad":"\#(number == 0 ? "The \(canary) is silent." : text)","output":"Dear \#(canary)","extra":"\#(canary)"}"#
    } + [
      // What cannot be read must not be quoted either.
      #"{"id":"b","scratchpad":"\#(canary)"#, #"{"id":"c","\#(canary)":"\#(canary)"}"#, #"["\#(canary)"]"#,
      #"{"id":"d","scratchpad":"\#(canary) \ud800 This is probably a test."}"#,
    ]
  }()

  private static let rule = RuleFolder.rule(
    regex: #"probably a (?<animal>\w+) test"#, extra: "set: {tester: user}", match: "⟦probably a good test⟧")

  private func folder(redacted: Bool = true) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try ErrorCase.write(
      ["rules/Cues/demo/one.yaml": Self.rule, "d.jsonl": Self.rows.joined(separator: "\n")], folder)
    return folder
  }

  private func run(_ folder: ScratchFolder, _ arguments: String...) throws -> Program.Answer {
    try Program.run(arguments + ["--rules", "rules"], folder: folder.url)
  }

  private func isSilent(_ answer: Program.Answer, _ what: String) {
    for text in [answer.output, answer.error] {
      let place = text.range(of: Self.canary, options: .caseInsensitive).map { text[$0.lowerBound...].prefix(100) }
      #expect(place == nil, "\(what): …\(place ?? "")")
    }
  }

  /// Every file below the folder but the dump and the rules.
  private func filesAreSilent(_ folder: ScratchFolder) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    for name in names where !name.hasPrefix("rules") && name != "d.jsonl" {
      let data = FileManager.default.contents(atPath: folder.url.path + "/" + name) ?? Data()
      #expect(data.range(of: Data(Self.canary.utf8)) == nil, "\(name)")
    }
  }

  @Test(arguments: ["jsonl", "csv", "sarif"])
  func recordsHoldSpansAndNoWords(format: String) throws {
    let folder = try folder()
    let answer = try run(folder, "label", "d.jsonl", "--to", format, "--redact", "--no-store")
    #expect(answer.status == 2 && answer.output.contains(format == "csv" ? "demo.belief,true" : "demo/one"))
    isSilent(answer, format)
    if format == "jsonl" {
      #expect(answer.output.contains(#""tier":"free""#) && answer.output.contains(#""complied":true"#))
      #expect(answer.output.contains(#""explanation":"redacted:"#) && answer.output.contains(#""quote":null"#))
      #expect(answer.output.contains(#""bytes":["#))
    }
    // Without the option the same words are there: the test would see them.
    let open = try run(folder, "label", "d.jsonl", "--to", format, "--no-store", "--quiet")
    #expect(open.output.contains(Self.canary))
  }

  @Test func nothingThatIsMadeOfARedactedStoreHoldsWords() throws {
    let folder = try folder()
    isSilent(try run(folder, "label", "d.jsonl", "--redact", "--keep-silent", "1"), "summary")
    try filesAreSilent(folder)
    for format in ["table", "json", "csv", "html"] {
      isSilent(try run(folder, "profile", "--by", "model", "--format", format), "profile \(format)")
    }
    isSilent(try run(folder, "profile", "--by", "condition.system,prompt_id", "--format", "json"), "profile by text")
    isSilent(try run(folder, "explain", "aside.sqlite"), "explain STORE")
    isSilent(try run(folder, "audit", "--terminal", "--auditor", "ann"), "audit")
    isSilent(try Program.run(["store", "info"], folder: folder.url), "store info")
    for format in ["gold", "scout-validation", "label-studio"] {
      isSilent(try run(folder, "export", "--to", format), "export \(format)")
    }
    _ = try Program.run(["store", "merge", "aside.sqlite", "-o", "all.sqlite"], folder: folder.url)
    try filesAreSilent(folder)
  }

  /// Words that a store kept are gone from its file, not only from its tables, once it is labelled with --redact.
  @Test func wordsThatWereKeptAreTakenOut() throws {
    let folder = try folder()
    _ = try run(folder, "label", "d.jsonl", "--keep-silent", "1")
    let store = folder.url.appendingPathComponent("aside.sqlite")
    #expect(try Data(contentsOf: store).range(of: Data(Self.canary.utf8)) != nil)
    _ = try run(folder, "label", "d.jsonl", "--redact")
    _ = try Program.run(["store", "compact", "--drop-stale"], folder: folder.url)
    try filesAreSilent(folder)
  }

  /// Tools that measure show no text unless they are asked to.
  @Test func figuresHoldNoWords() throws {
    let folder = try folder()
    _ = try folder.write("id,tag,present\nt0,demo.belief,true\nt1,demo.belief,false\n", to: "gold.csv")
    for format in ["table", "json", "html"] {
      isSilent(try run(folder, "evaluate", "d.jsonl", "--gold", "gold.csv", "--to", format), "evaluate \(format)")
    }
    for tool in ["coverage", "cost", "overlap"] {
      isSilent(try run(folder, "rules", tool, "d.jsonl", "--to", "json"), "rules \(tool)")
    }
    isSilent(try Program.run(["rules", "diff", "rules", "rules", "d.jsonl"], folder: folder.url), "rules diff")
  }

  /// Messages name places, never words of a transcript.
  @Test func errorsHoldNoWords() throws {
    let folder = try folder()
    for arguments in [
      ["label", "d.jsonl", "--no-store", "--join", "d.jsonl", "--on", "id=nothing"],
      ["label", "d.jsonl", "--no-store", "--where", "condition.teir == 1"],
      ["label", "d.jsonl", "--no-store", "--max-line-bytes", "10"],
      ["evaluate", "d.jsonl", "--gold", "rules/tags.yaml"],
      ["grep", "(", "d.jsonl"],
    ] {
      let answer = try Program.run(
        arguments + (arguments[0] == "grep" ? [] : ["--rules", "rules"]), folder: folder.url)
      isSilent(Program.Answer(status: 0, output: "", error: answer.error), arguments.joined(separator: " "))
    }
  }
}
