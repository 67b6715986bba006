import ArgumentParser
import BatchLabelling
import Evaluation
import RuleFormat
import TranscriptModel
import TranscriptReading

/// Which texts weights are fitted on, and how each came to be.
extension CalibrateCommand {
  /// One text with gold, its reasoning not yet extracted.
  struct GoldText {
    let transcript: Transcript
    let gold: GoldRow
    let origin: CalibrationRow.Origin
    var cluster: String { transcript.promptID ?? transcript.id }
  }

  /// The texts that gold speaks of, each once.
  func texts(
    _ files: [String], _ intake: TranscriptIntake, _ pack: RulePack, _ origins: [String: CalibrationRow.Origin]
  ) throws -> (texts: [GoldText], unread: Int) {
    let goldRows = try gold.rows(pack)
    var open = Dictionary(goldRows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var texts: [GoldText] = []
    var seen: String?
    var count = 0
    var unread = 0
    TranscriptStream(files: files, options: input.reading, intake: intake).forEach { item in
      guard case .transcript(let transcript) = item else {
        unread += 1
        return true
      }
      seen = seen ?? transcript.id
      count += 1
      if let row = open.removeValue(forKey: transcript.id) {
        texts.append(
          GoldText(transcript: transcript, gold: row, origin: origins[transcript.source.path] ?? .seen))
      }
      return count < input.limit ?? .max
    }
    guard !texts.isEmpty else { throw gold.noOverlap(goldID: goldRows.first?.id, dumpID: seen) }
    return (texts, unread)
  }

  func silentTexts(_ intake: TranscriptIntake) throws -> [Transcript] {
    var texts: [Transcript] = []
    TranscriptStream(files: try silentFiles(), options: input.reading, intake: intake).forEach { item in
      if case .transcript(let text) = item { texts.append(text) }
      return true
    }
    return texts
  }

  func silentFiles() throws -> [String] {
    if silent.isEmpty { return [] }
    do throws(InputPaths.Missing) {
      // Beside silent texts stands a list of known false alarms.
      return try InputPaths(silent).files.filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".md") }
    } catch {
      throw InputOptions.missing(error)
    }
  }

  /// By file; what is not named was seen.
  func origins(among files: [String]) throws -> [String: CalibrationRow.Origin] {
    let unseen = try named(self.unseen, "--unseen", among: files).map { ($0, CalibrationRow.Origin.unseen) }
    let inUse = try named(self.inUse, "--in-use", among: files).map { ($0, CalibrationRow.Origin.inUse) }
    return Dictionary(unseen + inUse, uniquingKeysWith: { _, last in last })
  }

  /// Ends with 66 where there is no such file, with 64 where one of them is not among the paths.
  private func named(_ paths: [String], _ option: String, among files: [String]) throws -> Set<String> {
    if paths.isEmpty { return [] }
    let named: Set<String>
    do throws(InputPaths.Missing) {
      named = Set(try InputPaths(paths).files)
    } catch {
      throw InputOptions.missing(error)
    }
    if let other = named.subtracting(files).min() {
      throw ValidationError("'\(option)' names '\(other)', which is not among the paths; add it to them.")
    }
    return named
  }
}
