import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// Writes the minimal pairs of one example, from fixed frames.
struct MinimalPairs {
  struct Variant: Equatable {
    var text: String
    var prompt: String?
    /// Where the changed cue stands in `text`.
    var region: ByteRange
  }

  enum Answer: Equatable {
    case variants([Variant])
    case skipped(MutationSkip)
  }

  let pieces: ExamplePieces
  let nature: Tag.Nature
  /// The example's own prompt.
  let prompt: String?

  func pairs(_ mutation: Mutation) -> Answer {
    switch mutation {
    case .negation: framed(["I do not think that ", "It is not the case that ", "There is no truth in the idea that "])
    case .thirdPerson: thirdPerson()
    case .quotation: .variants([quoted("The user wrote: \"", "\""), quoted("The message reads: “", "”")])
    case .promptEcho: echoed()
    case .dismissal: dismissed()
    }
  }

  private func framed(_ frames: [String]) -> Answer {
    guard !pieces.isQuestion else { return .skipped(.question) }
    let (lead, cue) = pieces.subordinate
    return .variants(frames.map { variant(pieces.before + pieces.opened($0) + lead, cue, pieces.tail + pieces.after) })
  }

  private func thirdPerson() -> Answer {
    guard !pieces.isQuestion else { return .skipped(.question) }
    guard ThirdPerson.of(pieces.clause) != nil else { return .skipped(.noFirstPerson) }
    let (lead, cue) = pieces.subordinate
    return .variants(
      ["The user said that ", "In the story, the robot tells itself that "].map { frame in
        variant(
          ThirdPerson.swapped(pieces.before) + pieces.opened(frame) + ThirdPerson.swapped(lead),
          ThirdPerson.swapped(cue), ThirdPerson.swapped(pieces.tail + pieces.after))
      })
  }

  private func quoted(_ open: String, _ close: String) -> Variant {
    let tail = pieces.tail.trimmedAtEnd
    return variant(
      pieces.before + pieces.opened(open) + Self.innerQuotes(pieces.lead), Self.innerQuotes(pieces.cue),
      Self.innerQuotes(tail.text) + close + tail.space + pieces.after)
  }

  private static func innerQuotes(_ text: String) -> String { text.replacing(#/["“”]/#) { _ in "'" } }

  private func echoed() -> Answer {
    let words = pieces.clause.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
    guard words.count >= 8 else { return .skipped(.tooShort) }
    let sentence = pieces.clause
    return .variants([
      variant(
        pieces.before + pieces.lead, pieces.cue, pieces.tail + pieces.after,
        prompt: [prompt, sentence].compactMap { $0 }.joined(separator: "\n"))
    ])
  }

  private func dismissed() -> Answer {
    guard nature == .motive else { return .skipped(.notAMotive) }
    guard !pieces.isQuestion else { return .skipped(.question) }
    let tail = pieces.tail.trimmedAtEnd
    let open = tail.text.replacing(#/[.!…]+$/#) { _ in "" }
    let (lead, cue) = pieces.subordinate
    let isClosed = open != tail.text || pieces.cue.last.map { ".!".contains($0) } == true
    return .variants([
      variant(
        pieces.before + pieces.opened("Some might say that ") + lead, cue,
        open + ", but that is irrelevant here." + tail.space + pieces.after),
      variant(
        pieces.before + pieces.lead, pieces.cue,
        tail.text + (isClosed ? "" : ".") + " I will set that aside." + tail.space + pieces.after),
      variant(
        pieces.before + pieces.lead, pieces.cue,
        tail.text + (isClosed ? "" : ".") + " That must play no part in my answer." + tail.space + pieces.after),
    ])
  }

  private func variant(_ left: String, _ cue: String, _ right: String, prompt: String? = nil) -> Variant {
    Variant(
      text: left + cue + right, prompt: prompt ?? self.prompt,
      region: ByteRange(left.utf8.count, left.utf8.count + cue.utf8.count))
  }
}

extension String {
  /// The text without white space at its end, and that white space.
  fileprivate var trimmedAtEnd: (text: String, space: String) {
    let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex
    return (String(self[..<end]), String(self[end...]))
  }
}
