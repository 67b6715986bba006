import Digests
import LabelStore
import Labelling
import TranscriptModel

/// Names cues by what they say and where in which text, so that a finding is the same one after a new run, in a moved
/// line or a renamed file, with other scores and other stances.
struct CueFingerprints {
  /// The version of the recipe; a change of it makes every finding a new one.
  static let name = "asideCue/v1"

  private let transcript: String
  private var seen: [[String]: Int] = [:]

  /// Costs one pass over the transcript's texts.
  init(_ transcript: Transcript) { self.transcript = TranscriptKey(transcript).text }

  /// SHA-256 over transcript, rule, tag, quoted bytes, and which of several equal quotes it is; 64 hexadecimal digits.
  ///
  /// Ask for the cues of a transcript in their order.
  mutating func next(_ cue: Cue, quote: ArraySlice<UInt8>) -> String {
    let content = [cue.rule, cue.tag, String(decoding: quote, as: UTF8.self)]
    let number = seen[content, default: 0]
    seen[content] = number + 1
    return TextDigest.hexadecimal(of: [transcript] + content + ["\(number)"])
  }
}
