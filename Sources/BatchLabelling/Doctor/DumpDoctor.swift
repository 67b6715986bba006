import ReasoningExtraction
import TranscriptModel
import TranscriptReading

/// Reads a file and says what it is; for an unknown shape it proposes a mapping and tries it.
package struct DumpDoctor {
  private let options: ReadingOptions
  /// Records read of each file at most; `nil` for all.
  private let limit: Int?

  package init(options: ReadingOptions, limit: Int? = nil) {
    self.options = options
    self.limit = limit
  }

  /// One pass over the file, and a second over its first records when a mapping is proposed.
  package func diagnose(_ path: String, mapping: FieldMapping? = nil) -> DumpDiagnosis {
    var diagnosis = DumpDiagnosis(path: path)
    let parser = RecordParser(mapping: mapping)
    var left = limit ?? .max
    eachBlock(of: path) { block in
      if diagnosis.survey.records < FieldSurvey.maximumRecords { parser.values(of: block) { diagnosis.survey($0) } }
      parser.records(of: block) { item in
        if left > 0 { diagnosis.add(item) }
        left -= 1
      }
      return left > 0
    }
    if mapping == nil { diagnosis.propose() }
    if let proposal = diagnosis.proposal, path != "-" { diagnosis.note(trial: trial(of: proposal, on: path)) }
    return diagnosis
  }

  private func eachBlock(of path: String, _ visit: (RecordBlock) -> Bool) {
    var blocks = BlockSequence(files: [path], options: options)
    while let block = blocks.next()?.block {
      if !visit(block) { return }
    }
  }

  private func trial(of proposal: MappingProposal, on path: String) -> DumpDiagnosis.Trial {
    var trial = DumpDiagnosis.Trial()
    guard let mapping = try? FieldMappingReader.read(proposal.text(of: path), path: "proposal") else { return trial }
    let parser = RecordParser(mapping: mapping)
    eachBlock(of: path) { block in
      parser.records(of: block) { item in
        trial.records += 1
        guard case .transcript(let transcript) = item else { return }
        let extracted = ReasoningExtractor.extract(transcript)
        let readable = extracted.parts.first {
          $0.kind == .reasoning && ($0.visibility == .full || $0.visibility == .summary)
        }
        guard let readable, extracted.unreadWithoutReasoning == nil else { return }
        trial.readable += 1
        if trial.thoughts.count < DumpDiagnosis.maximumThoughts {
          trial.thoughts.append((extracted.id, String(readable.text.string.prefix(400))))
        }
      }
      return trial.records < FieldSurvey.maximumRecords
    }
    return trial
  }
}
