import Labelling
import ReasoningExtraction
import RuleFormat
import StanceResolution
import TranscriptModel

/// Shows one labelled transcript: the text with its cues marked, and how each was decided.
package struct ExplanationRenderer {
  private let style: TextStyle
  private let rules: [String: Rule]
  private let tags: [String]
  private let calibration: CalibrationTerms?
  private let learned: LearnedWordLines?
  private let screen: TextScreen?

  package init(_ pack: RulePack, style: TextStyle) {
    self.style = style
    rules = Dictionary(pack.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    tags = pack.tags.map(\.id)
    calibration = CalibrationTerms(pack)
    learned = LearnedWordLines(pack)
    screen = pack.screen.map { TextScreen($0) }
  }

  /// - Parameter tag: Shows only this tag's cues.
  package func render(_ labelled: LabelledTranscript, tag: String? = nil) -> String {
    let cues = labelled.cues.filter { tag == nil || $0.tag == tag }
    var text = header(labelled)
    for part in labelled.transcript.parts where part.kind == .reasoning && !part.text.isEmpty {
      text +=
        "\n"
        + marked(part, cues.enumerated().filter { $0.element.part == part.index }.map { ($0.offset + 1, $0.element) })
        + "\n"
    }
    if cues.isEmpty { text += "\n" + style("\(silence(labelled))\n", .dim) }
    for (number, cue) in cues.enumerated() { text += "\n" + explanation(number + 1, cue, labelled) }
    return text + "\n" + labels(labelled)
  }

  /// Why there is nothing to show.
  private func silence(_ labelled: LabelledTranscript) -> String {
    let texts = labelled.transcript.readableReasoning.map(ReasoningText.init)
    guard labelled.isScreened, let screen, let run = screen.heaviestRun(texts) else { return "no cue was found" }
    if let strongest = labelled.wordLogits.strongest {
      return
        "rules were not searched for here: by its words and phrases the text speaks most for \(strongest.tag), with a "
        + "logit of \(Self.rounded(strongest.logit)), and is searched from \(TextScreen.leastLogit) on "
        + "(sentences.yaml; --no-screen searches all)"
    }
    let words = labelled.transcript.parts[run.part].text.string(at: run.range).replacing("\n", with: " ")
    return "rules were not searched for here: the words that tell most, ‘\(TextStyle.visible(words))’, weigh "
      + "\(run.weight) of the \(Self.rounded(screen.cutoff(texts))) from which on a text of its length is searched "
      + "(screen.yaml; --no-screen searches all)"
  }

  private static func rounded(_ weight: Double) -> Double { (weight * 100).rounded() / 100 }

  /// A few lines: the sentences with counting cues of the strongest passage, marked, and what they mean.
  package func renderBriefly(_ labelled: LabelledTranscript, tag: String? = nil) -> String {
    let cues = labelled.cues.filter { (tag == nil || $0.tag == tag) && $0.stance.counts }
    // Learned words are shown where no rule has a cue.
    let telling = cues.contains { !$0.isLearned } ? cues.filter { !$0.isLearned } : cues
    guard let first = telling.min(by: { ($0.stance, $0.role) < ($1.stance, $1.role) }) else { return header(labelled) }
    let part = labelled.transcript.parts[first.part]
    let text = ReasoningText(part)
    let shown = max(0, first.sentence - 1)..<min(text.sentences.count, first.sentence + 2)
    let range = text.range(ofSentences: shown)
    let inside = cues.filter { $0.part == first.part && range.contains($0.range) }
    let numbered = inside.enumerated().map { (number: $0.offset + 1, cue: $0.element) }
    var lines = [header(labelled) + "  …" + marked(part, numbered, in: range).replacing("\n", with: "\n  ") + " …"]
    for (number, cue) in numbered {
      lines.append(
        "  \(style("⟧\(number)", .bold)) \(cue.tag)\(absent(cue.tag, labelled))  \(cue.stance.rawValue), \(cue.role.rawValue)  \(style(cue.rule, .dim))"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Marks a tag whose cues are not enough.
  private func absent(_ tag: String, _ labelled: LabelledTranscript) -> String {
    guard let label = labelled.tags[tag], !label.present else { return "" }
    return " (absent: \(label.score)\(wanted(tag, label)))"
  }

  private func header(_ labelled: LabelledTranscript) -> String {
    let transcript = labelled.transcript
    var fields = [style(TextStyle.visible(transcript.id), .bold)]
    if let model = transcript.model { fields.append(TextStyle.visible(model)) }
    fields += transcript.condition.sorted { $0.key < $1.key }.map { TextStyle.visible("\($0.key)=\($0.value.text)") }
    fields.append("\(labelled.reasoning.visibility.rawValue), \(labelled.reasoning.words) words")
    return fields.joined(separator: "  ") + "\n"
  }

  /// The part's text with `⟦…⟧` and the cue's number around each cue; overlapping cues nest.
  private func marked(_ part: Part, _ cues: [(number: Int, cue: Cue)], in range: ByteRange? = nil) -> String {
    var edges: [(offset: Int, text: String, isStart: Bool)] = []
    for (number, cue) in cues {
      let mark = Self.mark(of: cue.stance)
      edges.append((cue.range.start, style("⟦", mark), true))
      edges.append((cue.range.end, style("⟧\(number)", mark), false))
    }
    edges.sort { $0.offset == $1.offset ? !$0.isStart && $1.isStart : $0.offset < $1.offset }
    var result = ""
    var position = range?.start ?? 0
    var depth = 0
    for edge in edges {
      let piece = TextStyle.visible(part.text.string(at: ByteRange(position, edge.offset)))
      result += (depth > 0 ? style(piece, .bold) : piece) + edge.text
      depth += edge.isStart ? 1 : -1
      position = edge.offset
    }
    return result + TextStyle.visible(part.text.string(at: ByteRange(position, range?.end ?? part.text.count)))
  }

  private static func mark(of stance: Stance) -> TextStyle.Mark {
    switch stance {
    case .asserted: .red
    case .considered: .yellow
    case .rejected, .denied: .green
    case .echoed, .quoted: .blue
    case .hypothetical, .topic: .magenta
    }
  }

  private func explanation(_ number: Int, _ cue: Cue, _ labelled: LabelledTranscript) -> String {
    let part = labelled.transcript.parts[cue.part]
    let stance = style(cue.stance.rawValue, .bold, Self.mark(of: cue.stance))
    var lines = [
      "\(style("⟧\(number)", .bold)) \(style(cue.tag, .bold))  \(stance), \(cue.role.rawValue)\(cue.stance.counts ? "" : " (does not count)")"
    ]
    lines.append("   quote    \(TextStyle.visible(part.text.string(at: cue.range)).replacing("\n", with: " "))")
    let title = cue.isLearned ? "words learned from texts" : rules[cue.rule]?.title
    lines.append("   rule     \(cue.rule) (\(cue.strength.rawValue))\(title.map { ": \($0)" } ?? "")")
    if cue.isLearned {
      lines += learned?.lines(cue, of: labelled) ?? []
    } else {
      lines.append("   pattern  \(cue.patterns.joined(separator: " + "))")
    }
    for group in cue.groups {
      lines.append("   group    \(group.name) = \(TextStyle.visible(part.text.string(at: group.range)))")
    }
    if !cue.attributes.isEmpty {
      lines.append(
        "   sets     "
          + cue.attributes.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", "))
    }
    if cue.repeats > 1 { lines.append("   repeats  this sentence stands \(cue.repeats) times and counts once") }
    lines.append("   echo     \(Int((cue.echo * 100).rounded())) % of the sentence repeats the prompt")
    lines += cue.trace.map { "   \(Self.padded($0.kind.rawValue)) \(step($0, part))" }
    if cue.trace.isEmpty { lines.append("   why      nothing near the cue changes it: the model asserts it") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func step(_ step: Resolution.Step, _ part: Part) -> String {
    let words = step.range.map { " ‘\(TextStyle.visible(String(part.text.string(at: $0).prefix(80))))’" } ?? ""
    return "\(step.name)\(words)\(step.effect.isEmpty ? "" : " → \(step.effect)")"
  }

  private static func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(0, 8 - name.count))
  }

  private func labels(_ labelled: LabelledTranscript) -> String {
    var lines: [String] = []
    let terms = calibration?.lines(labelled) ?? [:]
    for tag in tags {
      guard let label = labelled.tags[tag] else { continue }
      let verdict = label.present ? style("present", .bold, .red) : "absent "
      lines.append(
        "\(verdict)  \(Self.column(tag, 34)) score \(label.score)\(wanted(tag, label))  \(label.stance.rawValue), \(label.role.rawValue)"
      )
      if label.present || label.stance.counts { lines += terms[tag, default: []].map { style($0, .dim) } }
    }
    for (id, label) in labelled.composites.sorted(by: { $0.key < $1.key }) where label.score > 0 {
      lines.append(
        "\(label.present ? style("present", .bold, .red) : "absent ")  \(Self.column(id, 34)) score \(label.score)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What an absent tag lacks.
  private func wanted(_ tag: String, _ label: TagLabel) -> String {
    guard !label.present, let threshold = calibration?.threshold(tag) else { return "" }
    return " of \(threshold)"
  }

  private static func column(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
