/// The terms of a learned model: read from their lines only when they are asked for, since a program whose tables were
/// prepared when it was built never asks.
package struct TermList: Sendable, Equatable, ExpressibleByArrayLiteral {
  private enum Source: Sendable {
    case terms([SentenceModel.Term])
    case lines(String)
  }

  private let source: Source

  package init(_ terms: [SentenceModel.Term]) { source = .terms(terms) }
  package init(arrayLiteral terms: SentenceModel.Term...) { source = .terms(terms) }

  /// - Parameter lines: As `TermListReader` found them without a mistake.
  init(checked lines: String) { source = .lines(lines) }

  /// Read anew at each call where they are not read yet.
  package var terms: [SentenceModel.Term] {
    switch source {
    case .terms(let terms): terms
    case .lines(let lines): Self.lines(of: lines).compactMap { Self.term($0) }
    }
  }

  package static func == (one: TermList, other: TermList) -> Bool { one.terms == other.terms }

  /// Bytes: Swift's characters take ten times as long.
  static func lines(of text: String) -> [Substring.UTF8View] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  /// The weight and the words of a line; `nil` without a finite weight.
  static func term(_ line: Substring.UTF8View) -> SentenceModel.Term? {
    let gap = line.firstIndex(of: 0x20) ?? line.endIndex
    guard let weight = Double(Substring(line[..<gap])), weight.isFinite else { return nil }
    return SentenceModel.Term(words: String(Substring(line[gap...].dropFirst())), weight: weight)
  }
}
