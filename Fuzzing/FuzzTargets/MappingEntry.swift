import TranscriptReading
import YAMLDocuments

/// A mapping file and, behind a NUL, a row: the row is read with the mapping, and a mapping is proposed for the row.
final class MappingEntry: FuzzEntry {
  func run(_ input: [UInt8]) -> String? {
    let (first, row) = InputPieces.two(input)
    let mapping: FieldMapping?
    do throws(Diagnostics) {
      mapping = try FieldMappingReader.read(InputPieces.text(first), path: "map.yaml")
    } catch {
      mapping = nil
      if error.items.isEmpty || error.items.contains(where: { $0.line < 1 || $0.column < 1 }) {
        return "mistakes without a place: \(error.items)"
      }
    }
    if let broken = mapping.flatMap({ read(row, by: $0) }) { return broken }
    return proposed(for: row)
  }

  private func read(_ row: [UInt8], by mapping: FieldMapping) -> String? {
    var broken: String?
    RecordParser(mapping: mapping).records(of: RecordBlock(path: "f.jsonl", record: row)) {
      broken = broken ?? TranscriptCheck.broken($0)
    }
    return broken
  }

  /// What is proposed is a mapping file, and it reads the row that it was made of.
  private func proposed(for row: [UInt8]) -> String? {
    var survey = FieldSurvey()
    RecordParser().values(of: RecordBlock(path: "f.jsonl", record: row)) { survey.add($0) }
    guard let text = MappingProposal(survey)?.text(of: "f.jsonl") else { return nil }
    do throws(Diagnostics) {
      return read(row, by: try FieldMappingReader.read(text, path: "map.yaml"))
    } catch {
      return "the proposal is no mapping: \(error.items.map(\.message)) in \(text)"
    }
  }
}
