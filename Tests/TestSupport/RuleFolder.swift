import RuleFormat

/// Small rules folders for tests.
package enum RuleFolder {
  package static let tags = """
    tags:
      - {id: demo.belief, title: t, definition: d, nature: belief, attributes: {tester: [user, developer]}}
      - {id: demo.motive, title: t, definition: d, nature: motive}
      - {id: demo.choice, title: t, definition: d, nature: choice}
    """

  /// A folder with the demo tags, and the given files beside them.
  package static func files(_ files: [String: String], tags: String = tags) -> RuleFiles {
    var all = files
    all["tags.yaml"] = all["tags.yaml"] ?? tags
    return RuleFiles(all.map { ($0.key, $0.value) }, origin: "test")
  }

  /// A rule file with one pattern; `extra` are further top-level lines.
  package static func rule(
    id: String = "demo/one", tag: String = "demo.belief", regex: String = #"\bcue\b"#, extra: String = "",
    match: String = "the ⟦cue⟧ here", noMatch: String = "nothing"
  ) -> String {
    """
    id: \(id)
    tag: \(tag)
    title: t
    description: Detects d.
    \(extra)
    patterns:
      - name: one
        regex: '\(regex)'
    examples:
      match:
        - "\(match)"
      no_match:
        - {text: "\(noMatch)", because: b}
    """
  }
}
