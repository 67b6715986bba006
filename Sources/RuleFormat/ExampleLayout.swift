import YAMLDocuments

/// How the examples of a rule file are laid out: where a further one goes, and how far it is indented.
struct ExampleLayout {
  private let lines: [[UInt8]]
  private let examples: [(key: YAMLValue, value: YAMLValue)]

  init(lines: [[UInt8]], _ examples: [(key: YAMLValue, value: YAMLValue)]) {
    self.lines = lines
    self.examples = examples
  }

  func insertion(
    of additions: [RuleExampleAddition], into list: RuleExampleAddition.List
  ) throws(RuleFileEdit.Refusal) -> RuleFileEdit.Insertion {
    if let pair = examples.first(where: { $0.key.string == list.rawValue }) {
      let (dash, end) = try block(pair)
      return RuleFileEdit.Insertion(after: end, lines: additions.flatMap { $0.lines(indent: dash) })
    }
    guard let last = examples.last else { throw refusal("examples") }
    let (_, end) = try block(last)
    let indent = last.key.column - 1
    let head = String(repeating: " ", count: indent) + list.rawValue + ":"
    return RuleFileEdit.Insertion(after: end, lines: [head] + additions.flatMap { $0.lines(indent: indent + 2) })
  }

  /// Indentation of the list's dashes, and the last line of its last item; lines from 1.
  private func block(_ pair: (key: YAMLValue, value: YAMLValue)) throws(RuleFileEdit.Refusal) -> (dash: Int, end: Int) {
    let name = pair.key.string ?? "examples"
    guard let item = pair.value.sequence?.last, lines.indices.contains(pair.key.line - 1),
      indent(pair.key.line) == pair.key.column - 1
    else { throw refusal(name) }
    // The dash stands before the item, or on a line of its own above it.
    var line = item.line
    while line > pair.key.line, !(isDash(line) && indent(line) < item.column - 1) { line -= 1 }
    guard line > pair.key.line else { throw refusal(name) }
    let dash = indent(line)
    var end = line
    for number in line..<lines.count where !isBlank(number + 1) {
      let deep = indent(number + 1)
      guard deep > dash || (deep == dash && isDash(number + 1)) else { break }
      end = number + 1
    }
    return (dash, end)
  }

  private func refusal(_ name: String) -> RuleFileEdit.Refusal {
    RuleFileEdit.Refusal(
      message: "'\(name)' is not written as a block list; put each example on lines of its own, after '- '")
  }

  private func indent(_ line: Int) -> Int { lines[line - 1].prefix { $0 == 0x20 }.count }

  private func isBlank(_ line: Int) -> Bool { lines[line - 1].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }

  private func isDash(_ line: Int) -> Bool {
    let rest = lines[line - 1].dropFirst(indent(line))
    return rest.first == UInt8(ascii: "-")
      && (rest.count == 1 || rest.dropFirst().first.map { $0 == 0x20 || $0 == 0x0D } == true)
  }
}
