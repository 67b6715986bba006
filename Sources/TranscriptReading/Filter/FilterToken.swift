/// One word of a filter.
struct FilterToken: Equatable {
  enum Kind: Equatable {
    /// A field's name or a keyword.
    case name(String)
    case string(String)
    /// A number as written.
    case number(String)
    /// `== != < <= > >= ( ) [ ] ,`
    case symbol(String)
    case end
  }

  var kind: Kind
  /// Characters from the start of the expression.
  var offset: Int

  /// What it is, for messages.
  var shown: String {
    switch kind {
    case .name(let name): "'\(Self.shortened(name))'"
    case .string(let text): "the text \"\(Self.shortened(text))\""
    case .number(let literal): "the number \(Self.shortened(literal))"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(40) + "…"
  }
}
