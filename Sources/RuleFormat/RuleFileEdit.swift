import YAMLDocuments

/// Examples put into the text of a rule file: whole lines are added, nothing else changes.
package struct RuleFileEdit: Sendable {
  /// Lines to be added behind a line of the file.
  package struct Insertion: Sendable, Equatable {
    /// From 1; 0 for the start of the file.
    package var after: Int
    /// Without line breaks.
    package var lines: [String]
  }

  /// Why a file cannot be edited.
  package struct Refusal: Error, Sendable, Equatable {
    /// What to do.
    package let message: String
  }

  package let old: String
  /// In the order of the file.
  package let insertions: [Insertion]

  /// - Throws: Where the examples are not written as block lists, one `- ` to an example.
  package init(_ text: String, path: String, adding additions: [RuleExampleAddition]) throws(Refusal) {
    old = text
    let document: YAMLDocument
    do throws(Diagnostic) {
      document = try YAMLDocument(text, path: path, code: RuleCode.notYAML)
    } catch {
      throw Refusal(message: error.message)
    }
    guard let examples = document.root["examples"]?.pairs, !examples.isEmpty else {
      throw Refusal(message: "the file has no 'examples' to add to")
    }
    let layout = ExampleLayout(lines: Self.lines(text), examples)
    var insertions: [Insertion] = []
    for list in RuleExampleAddition.List.allCases {
      let own = additions.filter { $0.list == list }
      if !own.isEmpty { insertions.append(try layout.insertion(of: own, into: list)) }
    }
    self.insertions = insertions.enumerated().sorted { ($0.element.after, $0.offset) < ($1.element.after, $1.offset) }
      .map(\.element)
  }

  /// The file with the examples, with its own line breaks.
  package var new: String {
    let lines = Self.lines(old)
    let isDOS = lines.first.map { $0.last == 0x0D } ?? false
    var bytes: [UInt8] = []
    func add(_ after: Int) {
      for insertion in insertions where insertion.after == after {
        if let last = bytes.last, last != 0x0A { bytes += Self.lineBreak(isDOS) }
        for line in insertion.lines { bytes += Array(line.utf8) + Self.lineBreak(isDOS) }
      }
    }
    add(0)
    for (number, line) in lines.enumerated() {
      bytes += line
      if number < lines.count - 1 { bytes.append(0x0A) }
      add(number + 1)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lineBreak(_ isDOS: Bool) -> [UInt8] { isDOS ? [0x0D, 0x0A] : [0x0A] }

  /// Lines without LF; a `String` would take CRLF for one character.
  static func lines(_ text: String) -> [[UInt8]] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// What changes, as `diff -u` shows it.
  ///
  /// - Parameter path: As the user named it.
  package func diff(path: String) -> String {
    let lines = Self.lines(old)
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    var text = "--- \(path)\n+++ \(path)\n"
    var added = 0
    for insertion in insertions {
      let first = max(1, insertion.after - 2)
      let last = min(count, insertion.after + 3)
      let kept = max(0, last - first + 1)
      text += "@@ -\(first),\(kept) +\(first + added),\(kept + insertion.lines.count) @@\n"
      for number in first..<(first + kept) {
        text += " " + String(decoding: lines[number - 1], as: UTF8.self) + "\n"
        if number == insertion.after { text += insertion.lines.map { "+" + $0 + "\n" }.joined() }
      }
      added += insertion.lines.count
    }
    return text
  }
}
