/// All codes of a program, by area, as help and docs list them.
package struct ErrorCatalogue: Sendable {
  package struct Section: Sendable {
    package var area: ErrorArea
    /// In the order of the codes.
    package var entries: [(code: String, entry: ErrorEntry)]
  }

  package let sections: [Section]

  package init(_ kinds: [any ErrorCode.Type]) { sections = kinds.map { Self.section($0) } }

  private init(sections: [Section]) { self.sections = sections }

  private static func section<Code: ErrorCode>(_ kind: Code.Type) -> Section {
    let entries = kind.allCases.map { (code: $0.rawValue, entry: $0.entry) }
    return Section(area: kind.area, entries: entries.sorted { $0.code < $1.code })
  }

  /// Every code once, in the order of the sections.
  package var codes: [String] { sections.flatMap { $0.entries.map(\.code) } }

  /// The code in what a user typed, which may be copied from a message: `R003` of `error[R003]:`, `r3` or `R003`.
  package static func code(in text: String) -> String? {
    guard let match = text.firstMatch(of: #/(?:^|\W)([A-Za-z])(\d{1,3})(?:\W|$)/#) else { return nil }
    return match.1.uppercased() + String(repeating: "0", count: 3 - match.2.count) + match.2
  }

  /// The code with the same letter and the nearest number; `nil` where no code has that letter.
  package func nearest(to code: String) -> String? {
    func number(_ code: String) -> Int { Int(code.dropFirst()) ?? 0 }
    let kin = codes.filter { $0.first == code.first }
    return kin.min { abs(number($0) - number(code)) < abs(number($1) - number(code)) }
  }

  /// The part of it with these codes, written as in messages; sections without any are left out.
  package func restricted(to codes: Set<String>) -> ErrorCatalogue {
    let kept = sections.map { section in
      Section(area: section.area, entries: section.entries.filter { codes.contains($0.code) })
    }
    return ErrorCatalogue(sections: kept.filter { !$0.entries.isEmpty })
  }
}
