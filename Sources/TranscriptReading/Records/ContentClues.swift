/// Tells whether the first lines are those of a session that belongs together.
enum SessionLines {
  static func areSession(in head: [UInt8], first: [UInt8]) -> Bool {
    let lines = head.split(separator: 0x0A).prefix(20)
    return lines.contains { line in
      JSONParser.values(of: Array(line)) { ClaudeCodeReader.isLine($0) } ?? false
    }
  }
}

/// Tells a table by its first line, two or more short names: one is known to hold text, the file's name says
/// so, or the lines that follow have as many cells.
enum TableShape {
  private static let known: Set<String> = [
    "scratchpad", "reasoning", "thinking", "reasoning_content", "chain_of_thought", "cot", "output", "response",
    "completion", "answer", "text", "content", "prompt", "question", "messages", "conversation", "model",
    "raw_response", "generated_text", "model_output", "scratchpad_reasoning",
  ]

  static func kind(of head: ArraySlice<UInt8>, isWhole: Bool, name: String) -> ContentKind? {
    let shapes: [(separator: UInt8, kind: ContentKind, ending: String)] = [
      (UInt8(ascii: ","), .csv, ".csv"), (UInt8(ascii: ";"), .csv, ".csv"), (0x09, .tsv, ".tsv"),
    ]
    let isProse = PlainText.isNamed(name)
    for (separator, kind, ending) in shapes where !(isProse && separator == UInt8(ascii: ";")) {
      let cells = TableCells(MemorySource(Array(head)), separator: separator, limit: 1 << 20)
      guard let names = cells.next(), names.problem == nil, names.cells.count >= 2,
        names.cells.allSatisfy({ isName($0) && (separator != UInt8(ascii: ";") || $0.first != 0x20) })
      else { continue }
      let isKnown = names.cells.contains { known.contains(String(decoding: $0, as: UTF8.self).lowercased()) }
      if isKnown || name.lowercased().contains(ending) { return kind }
      var rows = 0
      while let row = cells.next(), row.problem == nil, row.cells.count == names.cells.count, rows < 2 { rows += 1 }
      if names.cells.count >= 3, rows == 2 { return kind }
    }
    return nil
  }

  private static func isName(_ cell: [UInt8]) -> Bool {
    cell.count <= 64
      && cell.allSatisfy {
        $0 == 0x20 || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || $0 >= 0x80 || (0x30...0x39).contains($0)
          || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
      }
  }
}

/// Tells a text that is a transcript from one that is about the data.
enum PlainText {
  private static let endings = [".txt", ".text", ".md", ".log"]
  private static let aboutNames = ["readme", "license", "licence", "changelog", "contributing", "notice", "authors"]
  private static let tags = ["<think", "</think", "<scratchpad", "<reasoning", "[think]", "◁think", "<|channel|>"]

  /// At least three words.
  static func isProse(_ head: ArraySlice<UInt8>) -> Bool {
    head.split(whereSeparator: { $0 == 0x20 || (0x09...0x0D).contains($0) }).count >= 3
  }

  static func isTranscript(_ head: ArraySlice<UInt8>, name: String) -> Bool {
    let file = (name.split(separator: "/").last ?? "").lowercased()
    if aboutNames.contains(where: { file.hasPrefix($0) }) { return false }
    let text = String(decoding: head.prefix(1 << 14), as: UTF8.self).lowercased()
    if tags.contains(where: { text.contains($0) }) { return true }
    return isProse(head) && (name == "-" || isNamed(name))
  }

  /// Its name is that of a text, packed or not.
  static func isNamed(_ name: String) -> Bool {
    let file = (name.split(separator: "/").last ?? "").lowercased()
    return endings.contains { file.hasSuffix($0) || file.contains($0 + ".") }
  }
}
