import Labelling
import RuleFormat
import TestSupport
import TranscriptModel

/// A prompt and, behind a NUL, a scratchpad with simple cues, judged by the modifiers of the project's rules.
final class StanceEntry: FuzzEntry {
  private static let cues = #"\b(?:cue|test(?:s|ed|ing)?|reward|train(?:ed|ing)|monitor\w*)\b"#
  private let labeller: Labeller

  init() throws {
    var files: [String: String] = [:]
    for file in try RuleFiles.folder(ProjectFolder.rules.path).files
    where file.path.hasPrefix("Modifiers/") || ["tags.yaml", "lexicon.yaml"].contains(file.path) {
      files[file.path] = file.text
    }
    let tag = "evaluation.suspicion"
    files["Cues/f/any.yaml"] = RuleFolder.rule(id: "f/any", tag: tag, regex: Self.cues)
    files["Cues/f/own.yaml"] = RuleFolder.rule(
      id: "f/own", tag: tag, regex: #"\bbeing\b"#, extra: "subject: first-person")
    labeller = Labeller(LabellingRules(try RulePack(RuleFolder.files(files))))
  }

  func run(_ input: [UInt8]) -> String? {
    let (first, rest) = InputPieces.two(input)
    let text = UTF8Text(InputPieces.text(rest))
    let labelled = labeller.label(
      Transcript(
        id: "f", source: TranscriptSource(path: "f"),
        parts: [
          Part(kind: .prompt, text: UTF8Text(InputPieces.text(first))), Part(kind: .reasoning, text: text),
        ]))
    return broken(labelled)
  }

  private func broken(_ labelled: LabelledTranscript) -> String? {
    for cue in labelled.cues {
      let count = labelled.transcript.parts[cue.part].text.count
      let whole = ByteRange(0, count)
      if cue.range.isEmpty || !whole.contains(cue.range) { return "a cue at \(cue.range) of \(count)" }
      if !(0...1).contains(cue.echo) || cue.repeats < 1 { return "echo \(cue.echo), \(cue.repeats) times" }
      if let range = cue.trace.compactMap(\.range).first(where: { !whole.contains($0) }) { return "a step at \(range)" }
    }
    for (tag, label) in labelled.tags where !(0...1).contains(label.score) { return "\(tag) scores \(label.score)" }
    return nil
  }
}
