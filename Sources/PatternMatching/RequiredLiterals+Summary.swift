extension RequiredLiterals {
  /// One line per chain, for people who tune a pattern; the link that is looked for first is marked.
  package var summary: [String] { chains.map { Self.text(of: $0) } }

  /// Nothing is known that every match holds.
  package var isEmpty: Bool { chains.isEmpty }

  private static func text(of chain: Chain) -> String {
    let anchor = anchor(of: chain)
    return chain.enumerated().map { index, link in
      let gap = link.gap.map { $0 == .nothing ? "" : "…\($0.places) " } ?? "… "
      return gap + (index == anchor ? "*" : "") + text(of: link.set)
    }.joined(separator: " ")
  }

  private static func text(of set: LiteralSet) -> String {
    let words = set.literals.prefix(6).map { literal in
      (literal.startsWord ? "" : "~") + String(decoding: literal.bytes, as: UTF8.self) + (literal.endsWord ? "" : "~")
    }
    let more = set.literals.count > 6 ? ["… \(set.literals.count)"] : []
    let chains = set.chains.isEmpty ? [] : ["\(set.chains.count) chains"]
    let rate = (set.rate * 100).rounded() / 100
    return "(" + (words + more + chains).joined(separator: "|") + ")@\(rate)"
  }
}
