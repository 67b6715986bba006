import ErrorCodes
import Yams

/// One YAML file: its values with places, and the diagnostics that point into it.
package struct YAMLDocument {
  package let path: String
  package let root: YAMLValue
  private let lines: SourceLines

  /// Bytes a file may have; a rule file has about 3 KB, learned words and phrases some 4 MB.
  package static let maximumBytes = 16 << 20

  /// - Parameter code: The code that a file that is no YAML gets.
  /// - Throws: One diagnostic with the parser's place.
  package init(_ text: String, path: String, code: some ErrorCode) throws(Diagnostic) {
    self.path = path
    lines = SourceLines(text[...])
    do {
      guard text.utf8.count <= Self.maximumBytes else {
        throw Diagnostic(code: code, message: "the file is larger than 16 MiB", path: path)
      }
      if let line = AliasedKeys(text).firstLine {
        throw Diagnostic(
          code: code, message: "a key is an alias, a list or a mapping", path: path, line: line,
          sourceLine: lines.text(of: line), help: "write keys as plain text where a file uses aliases")
      }
      // What a plain scalar is, is decided where it is read; Yams' own guesses cost a third of the time.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        throw Diagnostic(code: code, message: "the file is empty", path: path)
      }
      root = try YAMLValue(node)
    } catch let error as Diagnostic {
      throw error
    } catch let error as YamlError {
      throw Self.diagnostic(of: error, path: path, code: code, lines: lines)
    } catch {
      throw Diagnostic(
        code: code,
        message: "the file is nested more than 64 levels deep or holds more than 500,000 values",
        path: path)
    }
  }

  /// A document that was read before.
  ///
  /// - Parameters:
  ///   - packed: As `PackedYAML.text` writes it; `nil` for anything else.
  ///   - text: What it was read from.
  package init?(packed: Substring, text: Substring, path: String) {
    guard let root = PackedYAML.value(packed) else { return nil }
    self.path = path
    self.root = root
    lines = SourceLines(text)
  }

  private static func diagnostic(
    of error: YamlError, path: String, code: some ErrorCode, lines: SourceLines
  ) -> Diagnostic {
    var mark: Mark?
    var message = "not valid YAML"
    switch error {
    case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _),
      .composer(_, let problem, let place, _):
      mark = place
      message = "not valid YAML: \(problem)"
    case .duplicatedKeysInMapping(let duplicates, let context):
      mark = context.mark
      message = "the key '\(duplicates.first.map { "\($0)" } ?? "")' stands twice in one mapping"
    default: break
    }
    let line = max(1, mark?.line ?? 1)
    return Diagnostic(
      code: code, message: message, path: path, line: line, column: max(1, mark?.column ?? 1),
      sourceLine: lines.text(of: line))
  }

  /// A diagnostic at a value of this file.
  package func diagnostic(
    _ code: some ErrorCode, _ message: String, at value: YAMLValue? = nil, columnOffset: Int = 0,
    lineOffset: Int = 0, severity: Diagnostic.Severity = .error, help: String? = nil
  ) -> Diagnostic {
    let line = (value?.line ?? root.line) + lineOffset
    return Diagnostic(
      code: code, severity: severity, message: message, path: path, line: line,
      column: max(1, (lineOffset > 0 ? 1 : value?.column ?? 1) + columnOffset),
      sourceLine: lines.text(of: line), help: help)
  }

  /// The place of byte `offset` of the scalar's text: follows block scalars over their lines.
  ///
  /// Exact for block and plain scalars; in quoted ones, escapes move it by their length.
  package func place(ofByte offset: Int, in value: YAMLValue) -> (lineOffset: Int, columnOffset: Int) {
    guard case .scalar(let text, let isPlain) = value.content else { return (0, 0) }
    let before = String(decoding: Array(text.utf8).prefix(offset), as: UTF8.self)
    guard value.isBlockScalar else { return (0, before.count + (isPlain ? 0 : 1)) }
    let rows = before.split(separator: "\n", omittingEmptySubsequences: false)
    let row = value.line + rows.count
    guard row <= lines.count else { return (0, 0) }
    let indent = lines.text(of: row).prefix { $0 == " " }.count
    let isIndented = (rows.last ?? "").prefix { $0 == " " }.count
    return (rows.count, max(0, indent - isIndented) + (rows.last?.count ?? 0))
  }
}
