import ArgumentParser
import BatchLabelling
import JSONWriting
import ReasoningExtraction
import Reporting
import RuleFormat
import TranscriptModel
import TranscriptReading

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Write a dump as flat transcript records, one per line.",
    discussion: """
      What this writes, 'aside label' reads back with the same labels.

      Examples:
        aside convert dump.jsonl.zst -o flat.jsonl
        aside convert run.eval --to csv -o flat.csv
        aside convert odd.jsonl --map odd.yaml --where 'has outcome.complied' -o flat.jsonl
      """)

  @OptionGroup var input: InputOptions

  @Option(name: [.short, .long], help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var output: String?

  enum Format: String, CaseIterable, ExpressibleByArgument { case jsonl, csv }

  @Option(help: "How to write; what cannot be read is a record in jsonl, and only counted in csv.")
  var to: Format = .jsonl

  func run() throws {
    let intake = try input.intake()
    let files = try input.files()
    try OutputFiles.check(["-o": output ?? OutputFiles.standardOutput], apartFrom: input.read(files))
    var records = ConvertedRecords(isCSV: to == .csv)
    var written = 0
    var unread = 0
    var ledger = ReasoningLedger()
    var failure: (any Error)?
    let sink = try Console.sink(output)
    let stream = TranscriptStream(files: files.files, options: input.reading, intake: intake)
    let report = stream.forEach { item in
      switch item {
      case .transcript(let transcript):
        let extracted = ReasoningExtractor.extract(transcript)
        if let item = extracted.unreadWithoutReasoning {
          records.add(item)
          unread += 1
        } else {
          records.add(extracted)
          ledger.add(extracted)
        }
      case .unread(let item):
        records.add(item)
        unread += 1
      }
      written += 1
      do { try sink.write(records.take()[...]) } catch { failure = error }
      return failure == nil && written < input.limit ?? .max
    }
    if let failure { throw Console.exit(for: failure) }
    report.lines(intake).forEach { Console.error($0) }
    if let warning = ledger.warning { Console.error(warning) }
    if unread > 0 {
      let place = to == .jsonl ? "; they are in the output as aside.unread/1" : ""
      Console.error("\(unread) of \(written) records could not be read\(place).")
    }
    if unread > 0 || ledger.warning != nil || report.isIncomplete(intake) { throw ExitStatus.incomplete.error }
  }
}

/// The bytes of converted records, one after the other.
private struct ConvertedRecords {
  private let isCSV: Bool
  private var json = JSONWriter()
  private var rows: [UInt8]

  init(isCSV: Bool) {
    self.isCSV = isCSV
    rows = isCSV ? Array(TranscriptCSVWriter().header.utf8) : []
  }

  mutating func add(_ transcript: Transcript) {
    if isCSV {
      rows += Array(TranscriptCSVWriter().row(transcript).utf8)
    } else {
      TranscriptRecordWriter().write(transcript, to: &json)
    }
  }

  mutating func add(_ item: UnreadItem) {
    if !isCSV { LabelRecordWriter.unreadOnly.write(item, to: &json) }
  }

  /// What was added since the last time.
  mutating func take() -> [UInt8] {
    defer {
      json.removeAll()
      rows.removeAll(keepingCapacity: true)
    }
    return isCSV ? rows : json.bytes
  }
}
