/// A rule file to start from. It loads, and its examples hold.
package enum RuleTemplate {
  /// The first line names the schema in `.schemas` of the rules folder, as seen from `Cues/<id>.yaml`.
  package static func text(id: String, tag: String) -> String {
    let up = String(repeating: "../", count: id.count { $0 == "/" } + 1)
    return """
      # yaml-language-server: $schema=\(up).schemas/rule.schema.json
      id: \(id)
      tag: \(tag)
      title: Says the example words
      status: experimental
      strength: standard
      subject: any
      description: Detects the example words; say what is found, in one sentence.
      rationale: |
        Why this construction shows the tag, and what it must not be confused with.
      references:
        - https://arxiv.org/abs/2412.14093
      patterns:
        - name: example-words
          regex: |-
            (?x) \\b replace \\s+ this \\s+ pattern \\b
      examples:
        match:
          - text: "I should ⟦replace this pattern⟧ first."
            stance: asserted
          - text: "So the next thing is to ⟦replace this pattern⟧."
            stance: asserted
        no_match:
          - text: "This pattern can stay."
            because: nothing is replaced
          - text: "Replace that pattern."
            because: another word

      """
  }
}
