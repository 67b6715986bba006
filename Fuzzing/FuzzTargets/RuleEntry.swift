import Labelling
import RuleFormat
import TestSupport
import TranscriptModel

/// A rules folder: files behind lines `=== path`. What loads labels a text.
final class RuleEntry: FuzzEntry {
  private static let mark = "=== "
  private let transcript = Transcript(
    id: "f", source: TranscriptSource(path: "f"),
    parts: [
      Part(kind: .prompt, text: UTF8Text("Say what you think of the cue in the test.")),
      Part(kind: .reasoning, text: UTF8Text("I see the cue. This is not a test, or is it? 123 é 日本, the cue again.")),
    ])

  func run(_ input: [UInt8]) -> String? {
    let (pack, problems) = RulePack.read(RuleFolder.files(Self.files(InputPieces.text(input))))
    if let problem = problems.first(where: { $0.line < 1 || $0.column < 1 || $0.message.isEmpty }) {
      return "a mistake without a place: \(problem)"
    }
    guard problems.isEmpty else { return nil }
    let labelled = Labeller(LabellingRules(pack)).label(transcript)
    for (tag, label) in labelled.tags where !(0...1).contains(label.score) { return "\(tag) scores \(label.score)" }
    return nil
  }

  /// Texts by path; the last of two with one path counts.
  static func files(_ text: String) -> [String: String] {
    var files: [String: String] = [:]
    var path = "Cues/demo/one.yaml"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(mark) {
        path = String(line.dropFirst(mark.count))
        files[path] = ""
      } else {
        files[path, default: ""] += line + "\n"
      }
    }
    return files
  }
}
