import Foundation
import TestSupport
import Testing

@Suite struct CalibrateCommandTests {
  private let folder: ScratchFolder
  private let dump: String
  private let rules: String

  /// A rule whose cue is right when it stands twice.
  init() throws {
    folder = try ScratchFolder()
    let lines = (0..<60).map { id in
      let text = "alpha \(id)." + (id % 2 == 0 ? " Then bravo." : " No more.")
      let tags = (id % 2 == 0) != (id % 20 < 2) ? #"{"demo.belief":{}}"# : "{}"
      return #"{"id":"t\#(id)","prompt_id":"p\#(id / 2)","scratchpad":"\#(text)","tags":\#(tags)}"#
    }
    dump = try folder.write(lines.joined(separator: "\n"), to: "dump.jsonl")
    _ = try folder.write(RuleFolder.tags, to: "rules/tags.yaml")
    _ = try folder.write(
      RuleFolder.rule(regex: "alpha|bravo", match: "⟦alpha⟧"), to: "rules/Cues/demo/one.yaml")
    rules = folder.url.appendingPathComponent("rules").path
  }

  @Test func fitsAndExplains() throws {
    let file = rules + "/calibration.yaml"
    let answer = try Program.run(
      "calibrate", dump, "--gold", dump, "--rules", rules, "--fitted-on", "made up", "-o", file)
    #expect(answer.status == 0 && answer.output.contains("not fitted: demo.motive: 0 texts have the tag"))
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("fitted_on: \"made up\"") && text.contains("demo.belief:"))
    // With weights already there the fit is the same.
    let again = try Program.run("calibrate", dump, "--gold", dump, "--rules", rules, "--fitted-on", "made up")
    #expect(again.output == text)
    let explained = try Program.run("explain", dump, "--id", "t4", "--rules", rules).output
    #expect(explained.contains("intercept") && explained.contains("threshold 0."))
    let checked = try Program.run("rules", "check", rules)
    #expect(checked.status == 0 && !checked.error.contains("other rules"))
    _ = try folder.write(
      RuleFolder.rule(regex: "alpha|bravo|charlie", match: "⟦alpha⟧"), to: "rules/Cues/demo/one.yaml")
    #expect(try Program.run("rules", "check", rules).error.contains("fitted to other rules"))
  }

  @Test func learnsWordsAndShowsThem() throws {
    let lines = (0..<80).map { id in
      let quote = id % 2 == 0 ? "I want a good mark from them." : "The user wants soup \(id % 7)."
      let tags = id % 2 == 0 ? #"{"demo.motive":{"quote":"\#(quote)"}}"# : "{}"
      return #"{"id":"s\#(id)","prompt_id":"p\#(id / 2)","scratchpad":"alpha \#(id). \#(quote)","tags":\#(tags)}"#
    }
    let texts = try folder.write(lines.joined(separator: "\n"), to: "texts.jsonl")
    let silent = try folder.write(#"{"id":"q","scratchpad":"Soup is warm."}"#, to: "silent.jsonl")
    let words = rules + "/sentences.yaml"
    let arguments = ["calibrate", texts, "--gold", texts, "--rules", rules, "--sentences", words, "--silent", silent]
    let answer = try Program.run(arguments + ["-o", rules + "/calibration.yaml"])
    #expect(answer.status == 0, "\(answer.error)")
    let text = try String(contentsOfFile: words, encoding: .utf8)
    #expect(text.contains("demo.motive:") && text.contains("mark") && text.contains("rows: 81"))
    #expect(try Program.run(arguments + ["-o", rules + "/calibration.yaml"]).status == 0)
    #expect(try String(contentsOfFile: words, encoding: .utf8) == text, "the same bytes with learned words there")
    let explained = try Program.run("explain", texts, "--id", "s4", "--rules", rules).output
    #expect(explained.contains("sentences.demo.motive") && explained.contains("with the intercept"))
    let labels = try ["1", "4"].map { jobs in
      try Program.run("label", texts, "--rules", rules, "--no-store", "--to", "jsonl", "--jobs", jobs).output
    }
    #expect(labels[0] == labels[1] && labels[0].contains("sentences.demo.motive"))
    #expect(try Program.run("calibrate", texts, "--gold", texts, "--silent", silent).status == 64)
  }

  @Test func learnsWhereRulesAreSearchedFor() throws {
    let lines = (0..<80).map { id in
      let quote = id % 2 == 0 ? "I want a good mark from them." : "The user wants soup \(id % 7)."
      let tags = id % 2 == 0 ? #"{"demo.motive":{"quote":"\#(quote)"}}"# : "{}"
      return #"{"id":"s\#(id)","prompt_id":"p\#(id / 2)","scratchpad":"alpha \#(id). \#(quote)","tags":\#(tags)}"#
    }
    let texts = try folder.write(lines.joined(separator: "\n"), to: "texts.jsonl")
    let screen = rules + "/screen.yaml"
    let arguments = ["calibrate", texts, "--gold", texts, "--rules", rules, "--screen", screen]
    let answer = try Program.run(arguments + ["-o", rules + "/calibration.yaml"])
    #expect(answer.status == 0, "\(answer.error)")
    let text = try String(contentsOfFile: screen, encoding: .utf8)
    #expect(text.contains("rows: 80") && text.contains("mark"))

    let label = ["label", texts, "--rules", rules, "--no-store"]
    #expect(try Program.run(label).output.contains("not searched by rules, in the rates: 40,"))
    #expect(try !Program.run(label + ["--no-screen"]).output.contains("not searched"))
    let records = try ["fast", "naive"].map { try Program.run(label + ["--to", "jsonl", "--engine", $0]).output }
    #expect(records[0] == records[1] && !records[0].isEmpty)
    let explain = ["explain", texts, "--id", "s1", "--rules", rules]
    let closed = try Program.run(explain).output
    #expect(closed.contains("rules were not searched for here") && closed.contains("--no-screen"), "\(closed)")
    #expect(try Program.run(explain + ["--no-screen"]).output.contains("demo/one"))

    _ = try folder.write(
      RuleFolder.rule(regex: "alpha|bravo|charlie", match: "⟦alpha⟧"), to: "rules/Cues/demo/one.yaml")
    let foreign = try Program.run(label)
    #expect(foreign.status == 0 && foreign.error.contains("screen.yaml was fitted to other rules"))
    #expect(!foreign.output.contains("not searched"))
    #expect(try Program.run("rules", "check", rules).error.contains("screen.yaml was fitted to other rules"))

    let few = try folder.write(lines.prefix(20).joined(separator: "\n"), to: "few.jsonl")
    let tooFew = try Program.run(["calibrate", few, "--gold", few, "--rules", rules, "--screen", screen])
    #expect(tooFew.status == 65 && tooFew.error.contains("--screen needs 20 texts"))
    #expect(try String(contentsOfFile: screen, encoding: .utf8) == text)
  }

  @Test func unseenTextsAreAmongThePaths() throws {
    let fresh = try folder.write(
      (60..<80).map { #"{"id":"t\#($0)","prompt_id":"p\#($0)","scratchpad":"alpha \#($0).","tags":{}}"# }
        .joined(separator: "\n"), to: "fresh.jsonl")
    let gold = try folder.write(
      String(contentsOfFile: dump, encoding: .utf8) + "\n" + String(contentsOfFile: fresh, encoding: .utf8),
      to: "gold.jsonl")
    let arguments = ["calibrate", dump, fresh, "--gold", gold, "--rules", rules]
    let plain = try Program.run(arguments)
    let weighed = try Program.run(arguments + ["--unseen", fresh])
    #expect(plain.status == 0 && weighed.status == 0 && plain.output != weighed.output)
    let inUse = try Program.run(arguments + ["--in-use", fresh])
    #expect(inUse.status == 0 && inUse.output != weighed.output && inUse.output != plain.output)
    #expect(inUse.error.contains("scores not put right by texts in use: ") && !weighed.error.contains("put right"))
    #expect(
      try Program.run(["calibrate", dump, fresh, "--gold", gold, "--rules", rules, "--in-use", dump]).error.contains(
        "scores put right by texts in use: logit × "))
    #expect(try Program.run(arguments + ["--in-use", gold]).error.contains("'--in-use' names"))
    #expect(try Program.run(arguments + ["--unseen", gold]).status == 64)
    #expect(try Program.run(arguments + ["--unseen", rules + "/none"]).status == 66)
  }

  @Test func badGoldIs65AndMissingGold66() throws {
    let other = try folder.write(#"{"id":"x","tags":{}}"#, to: "other.jsonl")
    let answer = try Program.run("calibrate", dump, "--gold", other, "--rules", rules)
    #expect(answer.status == 65 && answer.error.contains("G005") && answer.output.isEmpty)
    let unknown = try folder.write(#"{"id":"t1","tags":{"demo.nope":{}}}"#, to: "unknown.jsonl")
    #expect(try Program.run("calibrate", dump, "--gold", unknown, "--rules", rules).status == 65)
    #expect(try Program.run("calibrate", dump, "--gold", rules + "/none", "--rules", rules).status == 66)
    #expect(try Program.run("calibrate", dump).status == 64)
    #expect(try Program.run("calibrate", "--help").output.contains("Examples:"))
  }
}
