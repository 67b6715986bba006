import Foundation
import Labelling
import TranscriptReading

/// Ordinary reasoning on which every rule must stay silent.
package struct SilentCorpus {
  /// A rule that found something.
  package struct Alarm: Sendable, Equatable {
    package var rule: String
    package var transcript: String
    package var quote: String
    package var stance: String
  }

  package struct Report: Sendable {
    package var transcripts = 0
    package var unread = 0
    /// Alarms that the list of known ones holds.
    package var known = 0
    package var alarms: [Alarm] = []
  }

  private let files: [String]
  private let known: Set<String>

  /// - Parameter folder: `*.jsonl` files and an optional `known-false-alarms.csv` with the columns
  ///   `rule,transcript,reason`.
  package init(folder: String) throws(InputPaths.Missing) {
    files = try InputPaths([folder]).files.filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".md") }
    let list = (try? String(contentsOfFile: folder + "/known-false-alarms.csv", encoding: .utf8)) ?? ""
    known = Set(
      list.split(separator: "\n").dropFirst().map { line in
        line.split(separator: ",").prefix(2).joined(separator: ",")
      })
  }

  package func run(_ rules: LabellingRules) -> Report {
    var report = Report()
    let labeller = Labeller(rules)
    let stream = TranscriptStream(files: files)
    stream.forEach { item in
      guard case .transcript(let transcript) = item else {
        report.unread += 1
        return true
      }
      report.transcripts += 1
      let labelled = labeller.label(transcript)
      for cue in labelled.cues where cue.stance.counts {
        if known.contains("\(cue.rule),\(transcript.id)") {
          report.known += 1
        } else {
          let quote = labelled.transcript.parts[cue.part].text.string(at: cue.range)
          report.alarms.append(
            Alarm(rule: cue.rule, transcript: transcript.id, quote: quote, stance: cue.stance.rawValue))
        }
      }
      return true
    }
    return report
  }
}
