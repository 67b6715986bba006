import TranscriptModel
import YAMLDocuments

/// One example to be written into a rule file.
package struct RuleExampleAddition: Sendable, Equatable {
  package enum List: String, Sendable, CaseIterable {
    case match
    case noMatch = "no_match"
    case todoMatch = "todo_match"
  }

  package var list: List
  /// Without marks.
  package var text: String
  /// Bytes of `text`, in order, none overlapping; of `match` only.
  package var spans: [ByteRange]
  package var stance: Stance?
  /// Why it must not match, or why it should; empty for none.
  package var because: String

  package init(
    _ list: List, text: String, spans: [ByteRange] = [], stance: Stance? = nil, because: String = ""
  ) {
    self.list = list
    self.text = text
    self.spans = spans
    self.stance = stance
    self.because = because
  }

  /// A text with such a character cannot be marked.
  package static func canBeMarked(_ text: String) -> Bool { !text.contains { $0 == "⟦" || $0 == "⟧" } }

  /// Lines of YAML without line breaks, `indent` blanks before the dash.
  func lines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines = ["\(margin)- text: \(YAMLText.quoted(marked))"]
    if let stance { lines.append("\(margin)  stance: \(stance.rawValue)") }
    if !because.isEmpty { lines.append("\(margin)  because: \(YAMLText.quoted(because))") }
    return lines
  }

  private var marked: String {
    let bytes = UTF8Text(text)
    var result = ""
    var position = 0
    for span in spans {
      result += bytes.string(at: ByteRange(position, span.start)) + "⟦" + bytes.string(at: span) + "⟧"
      position = span.end
    }
    return result + bytes.string(at: ByteRange(position, bytes.count))
  }
}
