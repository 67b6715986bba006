import Reporting
import TranscriptModel
import TranscriptReading

/// A diagnosis as text for people.
package struct DiagnosisReport {
  private let style: TextStyle
  private static let width = 13
  private static let shownPlaces = 14

  package init(style: TextStyle) { self.style = style }

  package func render(_ diagnosis: DumpDiagnosis) -> String {
    var lines = [style(TextStyle.visible(diagnosis.path), .bold)]
    lines += line("format", Self.counts(diagnosis.formats).ifEmpty("no record was read"))
    lines += line("packing", packing(diagnosis))
    lines += line("transcripts", transcripts(diagnosis))
    lines += names(diagnosis)
    lines += fields(diagnosis)
    lines += line("reasoning", ledger(diagnosis))
    lines += thoughts(diagnosis.thoughts)
    lines += unread(diagnosis)
    lines += proposal(diagnosis)
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ name: String, _ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    return ["  " + style(name.padded(to: Self.width), .dim) + TextStyle.visible(text)]
  }

  private func packing(_ diagnosis: DumpDiagnosis) -> String {
    let members = diagnosis.members.count
    return diagnosis.packing.text
      + (members > 0 ? ", \(members) member\(members == 1 ? "" : "s") with transcripts" : "")
  }

  private func transcripts(_ diagnosis: DumpDiagnosis) -> String {
    let unread = diagnosis.unreadCount
    return "\(diagnosis.transcripts)" + (unread > 0 ? ", and \(unread) that cannot be read" : "")
  }

  private func names(_ diagnosis: DumpDiagnosis) -> [String] {
    var lines = line("ids", diagnosis.ids.map { "'\($0)'" }.joined(separator: ", "))
    lines += line("models", Self.counts(diagnosis.models))
    if !diagnosis.prompts.isEmpty { lines += line("prompts", "\(diagnosis.prompts.count) different") }
    if let first = diagnosis.epochs.min(), let last = diagnosis.epochs.max() {
      lines += line("epochs", first == last ? "\(first)" : "\(first) to \(last)")
    }
    for (title, values) in [("condition", diagnosis.conditions), ("outcome", diagnosis.outcomes)] {
      for name in values.keys.sorted().prefix(12) {
        lines += line(title, "\(name): \(Self.counts(values[name] ?? [:]))")
      }
      if values.count > 12 { lines += line(title, "… and \(values.count - 12) more") }
    }
    return lines
  }

  private func fields(_ diagnosis: DumpDiagnosis) -> [String] {
    let sorted = diagnosis.places.sorted {
      let (left, right) = (Self.isReasoning($0.value), Self.isReasoning($1.value))
      return left == right ? $0.key < $1.key : left
    }
    var lines = sorted.prefix(Self.shownPlaces).flatMap { line("field", "\($0.key)  \(Self.counts($0.value))") }
    if sorted.count > Self.shownPlaces { lines += line("field", "… and \(sorted.count - Self.shownPlaces) more") }
    return lines
  }

  private static func isReasoning(_ kinds: [String: Int]) -> Bool { kinds.keys.contains { $0.hasPrefix("reasoning") } }

  private func ledger(_ diagnosis: DumpDiagnosis) -> String {
    var items = Visibility.allCases.compactMap { kind in
      diagnosis.ledger.visibility[kind].map { "\($0) \(kind.rawValue)" }
    }
    if diagnosis.truncated > 0 { items.append("\(diagnosis.truncated) cut off") }
    if diagnosis.merged > 0 { items.append("\(diagnosis.merged) repeated copies left out") }
    return items.joined(separator: ", ")
  }

  private func thoughts(_ thoughts: [(id: String, text: String)]) -> [String] {
    thoughts.flatMap { line("thought", "\($0.id): \(Self.shortened($0.text))") }
  }

  private static func shortened(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.count > 150 ? words.prefix(149) + "…" : words
  }

  private func unread(_ diagnosis: DumpDiagnosis) -> [String] {
    diagnosis.unread.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { code, found in
      line("unread", "\(found.count) × \(code.rawValue), first at \(found.first.source.name): \(found.first.message)")
    }
  }

  private func proposal(_ diagnosis: DumpDiagnosis) -> [String] {
    guard let proposal = diagnosis.proposal else {
      let isLost = diagnosis.readable == 0 && diagnosis.survey.records > 0
      return isLost
        ? line("mapping", "no field looks like reasoning; see 'aside help doctor' on writing a mapping") : []
    }
    var lines = line("mapping", "this shape is not known; a mapping that fits:")
    lines += proposal.text(of: diagnosis.path).split(separator: "\n").map { "      " + TextStyle.visible(String($0)) }
    if let trial = diagnosis.trial {
      lines += line("with it", "\(trial.readable) of \(trial.records) records have reasoning")
      lines += thoughts(trial.thoughts)
    }
    return lines
  }

  /// `free (600), paid (598), … and 3 more`, the commonest first.
  private static func counts(_ values: [String: Int]) -> String {
    if values.count > 5, values.values.allSatisfy({ $0 == 1 }) {
      return "\(values.count) different, such as \(values.keys.min() ?? "")"
    }
    let sorted = values.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let shown = sorted.prefix(5).map { "\($0.key) (\($0.value))" }
    return (shown + (sorted.count > 5 ? ["… and \(sorted.count - 5) more"] : [])).joined(separator: ", ")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
