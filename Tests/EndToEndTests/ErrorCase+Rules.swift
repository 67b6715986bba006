import Foundation
import TestSupport

extension ErrorCase {
  private static func check(_ code: String, _ status: Int32, also: Set<String> = [], _ files: [String: String])
    -> ErrorCase
  {
    let placed = files.map { ("rules/" + $0.key, $0.value) }
    return ErrorCase(code: code, status: status, also: also) { folder in
      try write(Dictionary(placed) { first, _ in first }, folder)
      return Outcome(try Program.run("rules", "check", folder.url.path + "/rules"))
    }
  }

  private static func rule(_ code: String, _ old: String, _ new: String, status: Int32 = 65) -> ErrorCase {
    check(code, status, ["Cues/demo/one.yaml": RuleFolder.rule().replacing(old, with: new)])
  }

  private static func pattern(
    _ code: String, _ regex: String, also: Set<String> = [], match: String = "the ⟦aa1⟧ here"
  ) -> ErrorCase {
    check(code, 0, also: also, ["Cues/demo/one.yaml": RuleFolder.rule(regex: regex, match: match)])
  }

  static let rules: [ErrorCase] = [
    command("R001", 65, "rules", "check", "FOLDER/nowhere"),
    check("R002", 65, ["Cues/demo/one.yaml": "id: [demo"]),
    rule("R003", #"\bcue\b"#, "(cue"),
    rule("R004", "title: t", "titel: t\ntitle: t"),
    rule("R005", "title: t\n", ""),
    rule("R006", "title: t", "title: [t]"),
    rule("R007", "title: t", "title: t\nstrength: stong"),
    rule("R008", "demo.belief", "demo.beleif"),
    check("R009", 65, ["composites.yaml": "composites:\n" + String(repeating: composite, count: 2)]),
    rule("R010", "id: demo/one", "id: demo/two"),
    rule("R011", "⟦cue⟧ here", "cue ⟦here⟧", status: 1),
    rule(
      "R012", "  match:\n    - \"the ⟦cue⟧ here\"\n  no_match:\n    - {text: \"nothing\", because: b}",
      "  todo_match:\n    - {text: \"later\"}"),
    rule("R013", #"\bcue\b"#, "{nope}"),
    rule("R014", "patterns:", "any: [two]\npatterns:"),
    rule("R015", "⟦cue⟧", "cue"),
    ErrorCase(code: "R016", status: 65) { folder in
      _ = try folder.write("no rule", to: "rules/notes.txt")
      return Outcome(try Program.run("rules", "check", folder.url.path + "/rules"))
    },
    rule("R017", "  no_match:", "  todo_match:\n    - {text: \"a cue\"}\n  no_match:", status: 0),
    pattern("R018", #"[a-z][a-z]\d"#),
    pattern("R019", "the|aa1", match: "see ⟦the⟧ dog"),
    pattern("R020", #"(?:a|aa)+\d"#, also: ["R018"]),
    pattern("R021", #"a*a*a*\d"#, also: ["R018"]),
    check("R022", 65, ["Cues/demo/one.yaml": RuleFolder.rule(regex: wide), "lexicon.yaml": bomb]),
    pattern("R024", #"zebra(?<x>(?&x)?1)|cue"#, also: ["R018"], match: "the ⟦cue⟧ here"),
    ErrorCase(code: "R023", status: 65) { folder in
      try write([:], folder)
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.path + "/rules/Cues/demo/two.yaml", withDestinationPath: "/etc/hostname")
      return Outcome(try Program.run("rules", "check", folder.url.path + "/rules"))
    },
  ]

  private static let composite = "  - {id: c, title: t, definition: d, all: [demo.belief]}\n"
  /// Two hundred patterns would hold a quarter of a megabyte each.
  private static let wide =
    "cue'\n" + (0..<400).map { "  - name: p\($0)\n    regex: '{wide}|cue" }.joined(separator: "'\n")
  private static let bomb = "wide: '(?#" + String(repeating: "x", count: 200_000) + ")'"
}
