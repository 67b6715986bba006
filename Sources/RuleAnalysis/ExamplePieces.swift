import ReasoningExtraction
import TranscriptModel

/// An example cut around one cue: `before`, the cue's clause as `lead` + `cue` + `tail`, and `after`.
///
/// Clause and sentence end together: `tail` reaches to the end of the cue's last sentence.
struct ExamplePieces {
  var before: String
  var lead: String
  var cue: String
  var tail: String
  var after: String

  init(_ text: ReasoningText, cue range: ByteRange) {
    let bytes = text.part.text
    let sentence = text.range(ofSentences: text.sentenceIndices(touching: range)).union(range)
    let opening = bytes.string(at: ByteRange(sentence.start, range.start))
    lead = Self.clause(of: opening)
    before = bytes.string(at: ByteRange(0, sentence.start)) + opening.dropLast(lead.count)
    cue = bytes.string(at: range)
    tail = bytes.string(at: ByteRange(range.end, sentence.end))
    after = bytes.string(at: ByteRange(sentence.end, bytes.count))
  }

  /// What follows the last border of a clause in the words before the cue; list marks and words such as
  /// "But" and "Wait," stay outside.
  private static func clause(of opening: String) -> String {
    var rest = opening[...]
    let borders =
      #/(?:[;:—–]|,\s+(?:and|but|so|yet|or|because|since|although|though)\b)\s+|,\s+(?=(?:I|we|it|they|he|she|this|that|there|my|the)\b)/#
      .ignoresCase()
    if let last = opening.matches(of: borders).last { rest = opening[last.range.upperBound...] }
    let starts =
      #/\s*(?:[-*•>]\s+|\d+[.)]\s+|(?:but|so|and|also|then|still|yet|therefore|thus)\b,?\s+|(?:wait|hmm+|okay|ok|well|however|actually|now|first|second|all\s+right|right|fine|yes|no|sure)\b[,.…]+\s+)/#
      .ignoresCase()
    while let match = rest.prefixMatch(of: starts) { rest = rest[match.range.upperBound...] }
    return String(rest)
  }

  /// The cue's sentence from its clause on.
  var clause: String { lead + cue + tail }

  /// A question, judged by its last mark.
  var isQuestion: Bool { tail.contains("?") || cue.hasSuffix("?") }

  /// `frame` as it stands here: with a capital letter where a sentence begins.
  func opened(_ frame: String) -> String {
    let last = before.last { !$0.isWhitespace }
    let isInside = last.map { !".!?".contains($0) } ?? false
    return isInside && !frame.hasPrefix("I ") ? frame.prefix(1).lowercased() + frame.dropFirst() : frame
  }

  /// The clause as it stands behind "that": its first letter small, unless it is I or an acronym.
  var subordinate: (lead: String, cue: String) {
    lead.isEmpty ? ("", Self.uncapitalised(cue)) : (Self.uncapitalised(lead), cue)
  }

  private static func uncapitalised(_ text: String) -> String {
    let word = text.prefix { $0.isLetter }
    guard let first = word.first, first.isUppercase, word != "I", word.dropFirst().allSatisfy(\.isLowercase) else {
      return text
    }
    return first.lowercased() + text.dropFirst()
  }
}
