import RuleFormat
import TranscriptModel

/// The rules of a pack in the order of the book: tags, their rules, composites, modifiers, bibliography.
package struct RuleBook {
  let pack: RulePack
  /// Sorted; a reference's number is its place from 1.
  let bibliography: [String]

  package init(_ pack: RulePack) {
    self.pack = pack
    bibliography = Set(pack.rules.flatMap(\.references)).sorted()
  }

  func rules(of tag: Tag) -> [Rule] { pack.rules.filter { $0.tag == tag.id }.sorted { $0.id < $1.id } }

  func number(of reference: String) -> Int { (bibliography.firstIndex(of: reference) ?? 0) + 1 }

  func citations(of reference: String) -> Int { pack.rules.count { $0.references.contains(reference) } }

  /// Categories in the order of their files.
  var categories: [(name: String, modifiers: [Modifier])] {
    var names: [String] = []
    for modifier in pack.modifiers where !names.contains(modifier.category) { names.append(modifier.category) }
    return names.map { name in (name, pack.modifiers.filter { $0.category == name }) }
  }

  /// An anchor that stays while the id stays: `rule-suspicion--this-is-a-test`.
  static func anchor(_ kind: String, _ id: String) -> String {
    kind + "-"
      + id.replacing("/", with: "--").map { $0.isLetter || $0.isNumber || $0 == "-" ? String($0) : "-" }.joined()
  }

  /// A piece of an example: a marked span or what stands between spans.
  struct Piece: Equatable {
    var text: String
    var isMarked: Bool
  }

  static func pieces(of example: RuleExamples.Match) -> [Piece] {
    let text = UTF8Text(example.text)
    var pieces: [Piece] = []
    var position = 0
    for span in example.spans where span.start >= position {
      pieces.append(Piece(text: text.string(at: ByteRange(position, span.start)), isMarked: false))
      pieces.append(Piece(text: text.string(at: span), isMarked: true))
      position = span.end
    }
    pieces.append(Piece(text: text.string(at: ByteRange(position, text.count)), isMarked: false))
    return pieces.filter { !$0.text.isEmpty }
  }

  /// What a reader needs to know of a rule beside its text.
  static func facts(of rule: Rule) -> String {
    var facts = [rule.strength.rawValue, "status \(rule.status.rawValue)"]
    if rule.subject == .firstPerson { facts.append("first person only") }
    facts.append("looks in \(rule.lookIn.map(\.rawValue).joined(separator: ", "))")
    facts += rule.set.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return facts.joined(separator: " · ")
  }

  static func facts(of composite: Composite) -> [String] {
    func name(_ ingredient: Composite.Ingredient) -> String {
      let details = ingredient.stances.map(\.rawValue) + [ingredient.role?.rawValue].compactMap { $0 }
      return ingredient.tag + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }
    var facts = composite.all.map { "needs " + $0.map(name).joined(separator: " or ") }
    facts += composite.not.map { "not " + name($0) }
    if let only = composite.only { facts.append("only " + name(only)) }
    facts += composite.weights.sorted { $0.key < $1.key }.map { "weight \($0.value) of \($0.key)" }
    return facts
  }

  static func examples(of modifier: Modifier) -> [[Piece]] { modifier.examples.map(pieces) }
}
