/// Groups that several patterns of a rule set have in common, walked once.
///
/// Lexicon entries are written out in every pattern that names them, so most of a rule set is repetition.
/// Used by one task at a time.
package final class SharedParts {
  /// Shorter groups are walked faster than looked up.
  static let minimumBytes = 40

  private struct Key: Hashable {
    let text: ArraySlice<UInt8>
    let extended: Bool

    /// All bytes at once: groups are long.
    func hash(into hasher: inout Hasher) {
      text.withUnsafeBytes { hasher.combine(bytes: $0) }
      hasher.combine(extended)
    }
  }

  private var parts: [Key: SharedPart] = [:]

  package init() {}

  func part(_ text: ArraySlice<UInt8>, extended: Bool) -> SharedPart? { parts[Key(text: text, extended: extended)] }

  func add(_ node: PatternNode, as text: ArraySlice<UInt8>, extended: Bool) -> SharedPart {
    let part = SharedPart(node)
    parts[Key(text: text, extended: extended)] = part
    return part
  }
}

/// A group with what is known of it; findings are made when first asked for.
final class SharedPart {
  let node: PatternNode
  private let ends: (plain: Bool, border: Bool)
  private let starts: (plain: Bool, border: Bool)
  private var findings: [LiteralAnalysis.Finding?] = [nil, nil, nil, nil]

  init(_ node: PatternNode) {
    self.node = node
    ends = (node.endsAtBorder(false), node.endsAtBorder(true))
    starts = (node.startsAtBorder(false), node.startsAtBorder(true))
  }

  func endsAtBorder(_ before: Bool) -> Bool { before ? ends.border : ends.plain }
  func startsAtBorder(_ after: Bool) -> Bool { after ? starts.border : starts.plain }

  func finding(left: Bool, right: Bool) -> LiteralAnalysis.Finding {
    let index = (left ? 1 : 0) + (right ? 2 : 0)
    if let finding = findings[index] { return finding }
    let finding = LiteralAnalysis.finding(of: node, left: left, right: right)
    findings[index] = finding
    return finding
  }
}
